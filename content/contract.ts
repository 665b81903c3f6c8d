/**
 * What a lesson folder holds, so that writing one needs no React:
 *
 *   content/N-part/N-lesson/
 *     lesson.mdx            the text: one <Step> a step, see src/features/course/lesson/components
 *     starter/STEP.ts       the code a step starts with
 *     solution/STEP.ts      its solution; passes the step's checks
 *     quiz.ts               `export const quiz: LessonQuiz`
 */

export interface StepEntry {
  /** The id of the <Step> in the MDX, and the name of its starter and solution. */
  readonly id: string;
  readonly title: string;
  /** The starter's run ends in an error, as the lesson says; left out where it ends well. */
  readonly expect?: 'fails';
}

export interface LessonEntry {
  /** Last part of the lesson's address. */
  readonly slug: string;
  /** Folder below content/. */
  readonly folder: string;
  readonly title: string;
  /** One sentence: what the student can do afterwards. */
  readonly summary: string;
  readonly minutes: number;
  readonly steps: readonly StepEntry[];
  /** Model file the lab opens with, as in models/manifest.json; null for none. */
  readonly model: string | null;
}

export interface PartEntry {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly LessonEntry[];
}

export type Difficulty = 'basic' | 'intermediate' | 'advanced';

/** A question with its answer; Markdown in both. */
export interface QuestionCard {
  /** Stable: a student's reviews hang on it. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly difficulty: Difficulty;
  /** What a good answer mentions; any spelling listed counts. */
  readonly keyPoints: readonly { readonly label: string; readonly accept: readonly string[] }[];
  readonly followUps: readonly { readonly question: string; readonly answer: string }[];
}

/** One of several; `explain` is shown after answering. */
export interface ChoiceCard {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly correct: number;
  readonly explain: string;
  readonly tags: readonly string[];
}

export interface LessonQuiz {
  readonly questions: readonly QuestionCard[];
  readonly choices: readonly ChoiceCard[];
}
