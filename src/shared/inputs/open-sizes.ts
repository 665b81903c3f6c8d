import { elements, type InputValues, zeros } from './values.ts';

/** An input whose file may leave sizes open, each of them with a name. */
export interface SizedInput {
  readonly name: string;
  /** The runtime's own name of it. */
  readonly type: string;
  readonly shape: readonly number[];
  readonly open?: readonly (string | null)[];
}

/** 256 MiB of float32: more than any input that a student has, and less than a tab can bear. */
const LARGEST_INPUT = 2 ** 26;

/** The dimensions that inputs leave open, each name once, with their sizes. */
export function openSizes(inputs: readonly SizedInput[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { shape, open = [] } of inputs) {
    for (const [axis, name] of open.entries()) {
      if (name !== null) sizes.set(name, shape[axis] ?? 1);
    }
  }
  return sizes;
}

/** The inputs with one open dimension of another size, wherever its name stands. */
export const resized = <T extends SizedInput>(
  inputs: readonly T[],
  name: string,
  size: number,
): T[] =>
  inputs.map((input) => {
    const { shape, open } = input;
    if (open?.includes(name) !== true) return input;
    return { ...input, shape: shape.map((old, axis) => (open[axis] === name ? size : old)) };
  });

/** Why inputs are not to be made at all; null where they can. */
export function tooLarge(inputs: readonly SizedInput[]): string | null {
  const large = inputs.find(({ shape }) => elements(shape) > LARGEST_INPUT);
  if (large === undefined) return null;
  const count = elements(large.shape).toLocaleString('ko-KR');
  return `입력 '${large.name}'의 값이 ${count}개라 브라우저에서 만들 수 없습니다. ${LARGEST_INPUT.toLocaleString('ko-KR')}개까지 됩니다.`;
}

interface SizedState<T extends SizedInput> {
  readonly inputs: readonly T[];
  readonly values: readonly InputValues[];
}

/** What a store takes over where an open dimension is given a size; only why not, where that is too large. */
export function withSize<T extends SizedInput>(
  { inputs, values }: SizedState<T>,
  name: string,
  size: number,
): (SizedState<T> & { readonly problem: null }) | { readonly problem: string } {
  const next = resized(inputs, name, size);
  const problem = tooLarge(next);
  return problem === null
    ? { inputs: next, values: blankValues(next, inputs, values), problem }
    : { problem };
}

/** All inputs blank, but those that stayed as they were. */
export const blankValues = (
  inputs: readonly SizedInput[],
  before: readonly SizedInput[] = [],
  values: readonly InputValues[] = [],
): InputValues[] =>
  inputs.map((input, index) => {
    const kept = input === before[index] ? values[index] : undefined;
    return kept ?? zeros(elements(input.shape), input.type);
  });
