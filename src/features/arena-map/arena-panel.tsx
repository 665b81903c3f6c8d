import { useEffect } from 'react';
import type { InterpreterReport } from '@/runtime/contract/report.ts';
import { ArenaMap } from './arena-map.tsx';
import styles from './arena-panel.module.css';
import { inputsOf, madeUpInputs } from './inputs.ts';
import { openMap, useArenaMap } from './map-store.ts';

interface ArenaPanelProps {
  readonly report: InterpreterReport;
  /** The bytes that the report's model was read from; null where nobody has them. */
  readonly loadFile: (name: string) => Promise<Uint8Array | null>;
}

/** The map of one interpreter of a run: drawn from its report, run again from its file. */
export default function ArenaPanel({ report, loadFile }: ArenaPanelProps) {
  useEffect(() => {
    // Another tab was looked at in between: the map is as it was left.
    if (useArenaMap.getState().source === report) return;
    let current = true;
    const { modelName, model, trace, allocateStatus } = report;
    const trial =
      trace === null || allocateStatus === null
        ? null
        : {
            arenaBytes: report.arenaBytes,
            arenaUsedBytes: report.arenaUsedBytes,
            allocateStatus,
            // Not invoked is not failed: the run asked for no more.
            invokeStatus:
              report.invokeStatus ?? (allocateStatus === 'kTfLiteOk' ? 'kTfLiteOk' : null),
            messages: report.messages,
            trace,
          };
    const open = (file: Uint8Array | null) =>
      openMap({
        source: report,
        name: modelName ?? '이름 없는 모델',
        file,
        known: { model, trial },
        inputsFor: async (described) => {
          const given = inputsOf(report.inputs);
          if (given !== null) return { inputs: given, origin: 'run' };
          const made = madeUpInputs(described);
          return made === null
            ? { inputs: [], origin: 'zero' }
            : { inputs: made, origin: 'made-up' };
        },
      });
    void open(null);
    if (modelName !== null) {
      loadFile(modelName).then(
        (file) => current && file !== null && void open(file),
        // Without the file the report is still shown.
        () => {},
      );
    }
    return () => {
      current = false;
    };
  }, [report, loadFile]);

  return (
    <div className={styles.panel}>
      <ArenaMap />
    </div>
  );
}
