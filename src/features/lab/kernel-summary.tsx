import type { OpKernel } from '@/runtime/contract/arena.ts';
import type { EngineVariant } from '@/runtime/contract/engine.ts';
import type { InterpreterReport } from '@/runtime/contract/report.ts';
import { formatExactBytes } from '@/shared/format/units.ts';
import styles from './node-table.module.css';

export const KERNEL_NAMES = {
  reference: '참조 커널',
  fast: '빠른 커널',
  fallback: '참조 커널로 넘김',
} as const satisfies Record<OpKernel, string>;

const VARIANT_NAMES = {
  simd: 'SIMD 빌드',
  relaxed: 'relaxed SIMD 빌드',
  baseline: 'SIMD 없는 빌드',
} as const satisfies Record<EngineVariant, string>;

/** Which build of the engine ran, how many ops each kind of kernel computed, and what it cost. */
export function KernelSummary({ report }: { readonly report: InterpreterReport }) {
  const count = (kernel: OpKernel) => report.ops.filter((op) => op.kernel === kernel).length;
  const parts = (['fast', 'reference', 'fallback'] as const)
    .map((kernel) => ({ kernel, ops: count(kernel) }))
    .filter(({ ops }) => ops > 0)
    .map(({ kernel, ops }) => `${KERNEL_NAMES[kernel]} ${ops}개`);
  return (
    <p className={styles.summary}>
      {VARIANT_NAMES[report.variant]} · {parts.join(' · ')}
      {report.kernelBytes > 0 &&
        ` · 빠른 커널이 아레나 밖에 둔 메모리 ${formatExactBytes(report.kernelBytes)}`}
    </p>
  );
}
