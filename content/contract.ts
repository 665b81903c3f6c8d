/**
 * What a lesson folder holds, so that writing one needs no React:
 *
 *   content/N-part/N-lesson/
 *     lesson.mdx            the text: one <Step> a step; its tags are in components.ts
 *     starter/STEP.ts       the code a step starts with
 *     solution/STEP.ts      its solution; passes the step's checks
 *     quiz.ts               `export const quiz: LessonQuiz`; each card stands in the text once, as <Card>
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

/** What a good answer mentions. */
export interface KeyPoint {
  readonly label: string;
  /** Any spelling that counts besides the label; terms.ts adds the other names of known terms. */
  readonly accept: readonly string[];
  /**
   * "malloc을 쓰지 않는다" says it as well as "malloc을 쓴다" does. Left out: a mention that its clause
   * turns round is doubtful. A label that says no itself (단편화 없음) is taken either way anyhow.
   */
  readonly eitherWay?: true;
}

/** A question with its answer; Markdown in both. */
export interface QuestionCard {
  /** Stable: a student's reviews hang on it. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly difficulty: Difficulty;
  /** The rubric. The answer's bold terms and table rows are points too; a test wants them covered. */
  readonly keyPoints: readonly KeyPoint[];
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
