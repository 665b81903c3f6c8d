import type { Backup } from './backup.ts';
import { addInterviews } from './interview/interview-db.ts';
import { type AddedReviews, addReviews, quizDb } from './quiz-db.ts';

export interface Imported extends AddedReviews {
  readonly interviews: number;
}

/** Adds a backup to what is here, all or nothing. */
export function addBackup(backup: Backup): Promise<Imported> {
  const { reviews, answers, interviews } = quizDb;
  return quizDb.transaction('rw', reviews, answers, interviews, async () => ({
    ...(await addReviews(backup)),
    interviews: await addInterviews(backup.interviews),
  }));
}
