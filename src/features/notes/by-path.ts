const collator = new Intl.Collator('ko', { numeric: true });

interface WithPath {
  readonly path: string;
}

/** The order in which notes are listed: by folder and name, "노트 2" before "노트 10". */
export const byPath = (one: WithPath, two: WithPath): number =>
  collator.compare(one.path, two.path);
