/** Where code begins and ends, told line by line before any parser reads the text. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

const CONTAINERS = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t])?[ \t]*/;

/** The fence that a line opens, if it opens one. */
export function openingFence(line: string): Fence | null {
  const rest = line.replace(CONTAINERS, '');
  const mark = rest[0];
  if (mark !== '`' && mark !== '~') return null;
  let length = 0;
  while (rest[length] === mark) length++;
  if (length < 3 || (mark === '`' && rest.includes('`', length))) return null;
  return { mark, length };
}

export function closesFence(line: string, { mark, length }: Fence): boolean {
  const rest = line.replace(/^[ \t>]*/, '').trimEnd();
  return rest.length >= length && [...rest].every((character) => character === mark);
}
