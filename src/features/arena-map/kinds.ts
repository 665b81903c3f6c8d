/** The kinds of memory, the same in both pictures, legend, tables and text. */
export const BLOCK_KINDS = ['input', 'intermediate', 'output', 'scratch', 'variable'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];
export type MemoryKind = BlockKind | 'persistent' | 'temp' | 'free';

export const KIND_LABELS: Readonly<Record<MemoryKind, string>> = {
  input: '입력',
  intermediate: '중간',
  output: '출력',
  scratch: '스크래치',
  variable: '변수',
  persistent: '영구',
  temp: '임시',
  free: '여유',
};
