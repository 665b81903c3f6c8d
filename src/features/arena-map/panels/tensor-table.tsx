import { useState } from 'react';
import type { SubgraphDescription, TensorDescription } from '@/runtime/contract/model.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { useArenaMap } from '../map-store.ts';
import { opLabel, tensorName } from '../plan/names.ts';
import { MoreRows } from './more-rows.tsx';
import styles from './panels.module.css';

const ROWS = 100;

function roleOf({ inputs, outputs }: SubgraphDescription, tensor: TensorDescription): string {
  if (tensor.isConstant) return '상수';
  if (tensor.isVariable) return '변수';
  if (inputs.includes(tensor.index)) return '입력';
  return outputs.includes(tensor.index) ? '출력' : '중간';
}

interface Row {
  readonly subgraph: SubgraphDescription;
  readonly tensor: TensorDescription;
  /** Ops that write it, and ops that read it. */
  readonly writers: readonly string[];
  readonly readers: readonly string[];
}

function rowsOf(subgraph: SubgraphDescription): Row[] {
  const writers = new Map<number, string[]>();
  const readers = new Map<number, string[]>();
  const note = (map: Map<number, string[]>, tensors: readonly number[], op: string) => {
    for (const tensor of new Set(tensors)) map.set(tensor, [...(map.get(tensor) ?? []), op]);
  };
  for (const op of subgraph.ops) {
    const label = `${op.index} ${opLabel(op)}`;
    note(readers, op.inputs, label);
    note(writers, op.outputs, label);
  }
  return subgraph.tensors.map((tensor) => ({
    subgraph,
    tensor,
    writers: writers.get(tensor.index) ?? [],
    readers: readers.get(tensor.index) ?? [],
  }));
}

const MOST_OPS = 3;
const listed = (ops: readonly string[]): string =>
  ops.length === 0
    ? '–'
    : ops.slice(0, MOST_OPS).join(', ') +
      (ops.length > MOST_OPS ? ` 외 ${ops.length - MOST_OPS}개` : '');

/** What the file says of its tensors, where TFLM did not get as far as planning them. */
export function TensorTable() {
  const model = useArenaMap((state) => state.model);
  const [most, setMost] = useState(ROWS);
  const rows = model?.subgraphs.flatMap(rowsOf) ?? [];
  if (model === null || rows.length === 0) return <p>계획된 버퍼가 없습니다.</p>;
  const several = model.subgraphs.length > 1;
  return (
    <>
      <p className={styles.note}>
        계획된 버퍼가 없어 파일에 적힌 텐서 {formatInteger(rows.length)}개를 보여 줍니다.
      </p>
      <Scrolled label="텐서 표">
        <table className={styles.table}>
          <thead>
            <tr>
              {several && <th scope="col">서브그래프</th>}
              <th scope="col">이름</th>
              <th scope="col">종류</th>
              <th scope="col" className={styles.number}>
                바이트
              </th>
              <th scope="col">쓰는 연산자</th>
              <th scope="col">읽는 연산자</th>
              <th scope="col">모양</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map(({ subgraph, tensor, writers, readers }) => (
              <tr key={`${subgraph.index}-${tensor.index}`}>
                {several && <td>{subgraph.index}</td>}
                <th scope="row" className={styles.tensorName} title={tensor.name}>
                  {tensorName(model, subgraph.index, tensor.index)}
                </th>
                <td>{roleOf(subgraph, tensor)}</td>
                <td className={styles.number}>{formatInteger(tensor.bytes)}</td>
                <td>{listed(writers)}</td>
                <td>{listed(readers)}</td>
                <td className={styles.mono}>
                  {tensor.type} [{tensor.shape.join(', ')}]
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <MoreRows left={rows.length - most} onMore={() => setMost(most + ROWS)} />
    </>
  );
}
