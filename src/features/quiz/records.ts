import { z } from 'zod/mini';
import { GRADES, type Memory } from './schedule.ts';

/** What is kept of the reviews, and the schemas that hold it to that: a storage or a file may be damaged. */

/** What a Date can hold: others would be no time at all. */
export const time = z.number().check(z.minimum(-8.64e15), z.maximum(8.64e15));

export const memorySchema: z.ZodMiniType<Memory> = z.object({
  due: time,
  stability: z.number(),
  difficulty: z.number(),
  elapsedDays: z.number(),
  scheduledDays: z.number(),
  learningSteps: z.int(),
  reps: z.int(),
  lapses: z.int(),
  state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  lastReview: z.nullable(time),
});

/** The memory of one card. */
export const reviewSchema = z.object({ card: z.string(), memory: memorySchema });
export type ReviewRow = z.infer<typeof reviewSchema>;

/** One answer, with the memory before it, so that it can be taken back. */
export const answerSchema = z.object({
  card: z.string(),
  grade: z.enum(GRADES),
  at: time,
  before: z.nullable(memorySchema),
});
export type Answer = z.infer<typeof answerSchema>;

/** An answer with the number under which it is kept. */
export interface AnswerRow extends Answer {
  readonly id: number;
}

export const settingsSchema = z.object({
  /** So many cards a day are asked for the first time. */
  newPerDay: z.int().check(z.minimum(0), z.maximum(999)),
  /** So many cards a day come back, at most; the rest waits. */
  duePerDay: z.int().check(z.minimum(1), z.maximum(9999)),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = { newPerDay: 12, duePerDay: 200 };
