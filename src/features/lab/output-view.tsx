import { Suspense } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { LabOutput } from '@/runtime/contract/output.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { ImageOutput } from './image-output.tsx';
import styles from './output-view.module.css';

// Plots need a library that the first run does not.
const PlotOutput = lazyPiece(() => import('./plot-output.tsx'));

function TableOutput({ output }: { readonly output: Extract<LabOutput, { kind: 'table' }> }) {
  return (
    <Scrolled label="출력한 표">
      <table className={styles.table}>
        <thead>
          <tr>
            {output.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {output.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an output never changes.
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={output.columns[column]} data-number={typeof cell === 'number'}>
                  {cell === null ? '–' : String(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {output.omitted > 0 && <p>… {formatInteger(output.omitted)}행 더</p>}
    </Scrolled>
  );
}

function One({ output }: { readonly output: LabOutput }) {
  switch (output.kind) {
    case 'image':
      return <ImageOutput output={output} />;
    case 'table':
      return <TableOutput output={output} />;
    case 'plot':
    case 'bars':
      return (
        <Suspense fallback={<div className={styles.plotSkeleton} />}>
          <PlotOutput output={output} />
        </Suspense>
      );
  }
}

export function OutputView() {
  const outputs = useLabSession((session) => session.outputs);
  if (outputs.length === 0) {
    return (
      <EmptyState title="아직 그린 것이 없습니다">
        <p>
          코드에서 <code>plot</code>, <code>image</code>, <code>bars</code>, <code>table</code>을
          부르면 여기에 나옵니다.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.outputs}>
      {outputs.map((output, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outputs are only ever added.
        <figure key={index} className={styles.output}>
          {output.title !== null && <figcaption>{output.title}</figcaption>}
          <One output={output} />
        </figure>
      ))}
    </div>
  );
}
