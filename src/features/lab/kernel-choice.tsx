import { chooseKernels, useLabSession } from '@/runtime/client/lab-session.ts';
import type { KernelSet } from '@/runtime/contract/engine.ts';
import styles from './toolbar.module.css';

const NAMES = { reference: '참조', fast: '빠른(SIMD)' } as const satisfies Record<
  KernelSet,
  string
>;

/** What TFLM's add…() registers where the code names no kernel. Takes effect with the next run. */
export function KernelChoice() {
  const kernels = useLabSession((session) => session.kernels);
  return (
    <label className={styles.kernels}>
      TFLM 커널
      <select
        value={kernels}
        onChange={({ currentTarget }) => chooseKernels(currentTarget.value as KernelSet)}
      >
        {Object.entries(NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
