/** What a student did in a step. One row a step, made when something is first kept. */
export interface StepRecord {
  /** part/lesson/step */
  readonly key: string;
  readonly lesson: string;
  /** Ids of predictions and checks that are settled, with the answer the student gave. */
  readonly settled: Readonly<Record<string, string>>;
  readonly done: boolean;
  /** The student's code; null where it was never changed. */
  readonly draft: string | null;
  readonly updatedAt: number;
}

export type StepChange = (before: StepRecord) => Partial<StepRecord>;

const emptyStep = (key: string): StepRecord => ({
  key,
  lesson: key.split('/').slice(0, 2).join('/'),
  settled: {},
  done: false,
  draft: null,
  updatedAt: 0,
});

/** The record after the changes, in their order; a step without a record begins with an empty one. */
export function changedStep(
  key: string,
  before: StepRecord | undefined,
  changes: readonly StepChange[],
  now: number,
): StepRecord {
  let record = before ?? emptyStep(key);
  for (const change of changes) record = { ...record, ...change(record), updatedAt: now };
  return record;
}
