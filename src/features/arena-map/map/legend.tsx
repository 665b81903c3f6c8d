import { memo } from 'react';
import { KIND_LABELS, type MemoryKind } from '../kinds.ts';
import styles from './map.module.css';
import { patternFill } from './patterns.tsx';

export function Swatch({ kind }: { readonly kind: MemoryKind }) {
  return (
    <svg className={styles.swatch} width="14" height="14" aria-hidden>
      <rect
        x="0.5"
        y="0.5"
        width="13"
        height="13"
        rx="3"
        fill={kind === 'free' ? 'var(--arena-free)' : patternFill(kind)}
        stroke={kind === 'free' ? 'var(--line)' : `var(--arena-${kind})`}
      />
    </svg>
  );
}

export const Legend = memo(function Legend({ kinds }: { readonly kinds: readonly MemoryKind[] }) {
  return (
    <ul className={styles.legend} aria-label="메모리의 종류" data-arena-part="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <Swatch kind={kind} />
          {KIND_LABELS[kind]}
        </li>
      ))}
    </ul>
  );
});
