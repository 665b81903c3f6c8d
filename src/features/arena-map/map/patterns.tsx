import { memo } from 'react';
import { BLOCK_KINDS, type MemoryKind } from '../kinds.ts';

const KINDS: readonly MemoryKind[] = [...BLOCK_KINDS, 'persistent', 'temp'];

/** Lines, dots and hatches: the kinds are told apart without colour too. */
const MARKS: Partial<Record<MemoryKind, string>> = {
  input: 'M3 0V8 M7 0V8',
  output: 'M0 3H8 M0 7H8',
  scratch: 'M-2 2L2 -2 M0 8L8 0 M6 10L10 6',
  variable: 'M2 2h1.2 M6 6h1.2',
  temp: 'M0 8L8 0 M0 0L8 8',
};

export const patternId = (kind: MemoryKind): string => `arena-kind-${kind}`;
export const patternFill = (kind: MemoryKind): string => `url(#${patternId(kind)})`;

/** Once a page: every picture of the map refers to these. */
export const Patterns = memo(function Patterns() {
  return (
    <svg
      width="0"
      height="0"
      aria-hidden
      data-arena-part="patterns"
      style={{ position: 'absolute' }}
    >
      <defs>
        {KINDS.map((kind) => (
          <pattern
            key={kind}
            id={patternId(kind)}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
          >
            <rect width="8" height="8" fill={`var(--arena-${kind})`} fillOpacity="0.38" />
            {MARKS[kind] !== undefined && (
              <path
                d={MARKS[kind]}
                stroke={`var(--arena-${kind})`}
                strokeOpacity="0.55"
                strokeWidth={kind === 'variable' ? 2 : 1}
              />
            )}
          </pattern>
        ))}
      </defs>
    </svg>
  );
});
