import { z } from 'zod/mini';
import { type KeptInterview, keptInterviewSchema } from './interview/kept-interview.ts';
import {
  type Answer,
  type AnswerRow,
  answerSchema,
  type ReviewRow,
  reviewSchema,
  type Settings,
  settingsSchema,
} from './records.ts';
import type { Memory } from './schedule.ts';

/** The reviews as a file: written by one browser, read by another. */

const FORMAT = 'edge-runtime-lab/reviews';
/** 2: interviews. */
const VERSION = 2;

const backupSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  exportedAt: z.string(),
  settings: settingsSchema,
  reviews: z.array(reviewSchema),
  answers: z.array(answerSchema),
  interviews: z.array(keptInterviewSchema),
});
export type Backup = z.infer<typeof backupSchema>;

export interface Reviews {
  readonly memories: ReadonlyMap<string, Memory>;
  readonly answers: readonly AnswerRow[];
  readonly settings: Settings;
}

export function writeBackup(
  { memories, answers, settings }: Reviews,
  interviews: readonly KeptInterview[],
  now: number,
): string {
  const backup: Backup = {
    format: FORMAT,
    version: VERSION,
    exportedAt: new Date(now).toISOString(),
    settings,
    reviews: [...memories].map(([card, memory]): ReviewRow => ({ card, memory })),
    answers: answers.map(({ card, grade, at, before }): Answer => ({ card, grade, at, before })),
    interviews: [...interviews],
  };
  return JSON.stringify(backup, null, 2);
}

export type ReadBackup =
  | { readonly ok: true; readonly backup: Backup }
  /** A sentence for the student. */
  | { readonly ok: false; readonly why: string };

const refuse = (why: string): ReadBackup => ({ ok: false, why });

/** A file of an older version as one of this. */
const migrated = (value: object, version: unknown): object =>
  version === 1 ? { ...value, version: VERSION, interviews: [] } : value;

/** A file as a backup; nothing of a damaged one is taken. */
export function readBackup(text: string): ReadBackup {
  if (text.trim() === '') return refuse('빈 파일입니다.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('JSON이 아니거나 중간에 잘린 파일입니다.');
  }
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FORMAT) return refuse('이 사이트에서 내보낸 복습 기록이 아닙니다.');
  if (typeof version === 'number' && version > VERSION) {
    return refuse('더 새로운 판에서 내보낸 파일입니다. 페이지를 새로 고친 뒤 다시 가져오세요.');
  }
  const parsed = backupSchema.safeParse(migrated(value as object, version));
  if (parsed.success) return { ok: true, backup: parsed.data };
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  return refuse(`내용이 손상된 파일입니다(${place}). 아무것도 가져오지 않았습니다.`);
}
