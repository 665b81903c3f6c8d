/** Members or exports that are named alike and follow one another, such as a resolver's `addXxx`. */
export interface Family<Item> {
  readonly items: readonly Item[];
  /** Many of a kind, to be read as one list. */
  readonly folded: boolean;
}

const MANY = 6;

/** What members of a family begin with: `add`, `register_`, `k`. */
const beginningOf = (name: string): string => /^[a-z]+_?(?=[A-Z])/.exec(name)?.[0] ?? name;

/** The items in their order, those of a large family together. */
export function families<Item extends { readonly name: string }>(
  items: readonly Item[],
): Family<Item>[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const before = runs.at(-1)?.at(-1);
    if (before !== undefined && beginningOf(before.name) === beginningOf(item.name)) {
      runs.at(-1)?.push(item);
    } else {
      runs.push([item]);
    }
  }
  return runs.flatMap((run): Family<Item>[] =>
    run.length >= MANY
      ? [{ items: run, folded: true }]
      : run.map((item) => ({ items: [item], folded: false })),
  );
}
