/**
 * What a lesson folder holds, so that writing one needs no React:
 *
 *   content/N-part/N-lesson/
 *     lesson.mdx            the text: one <Step> a step; its tags are in components.ts
 *     starter/STEP.ts       the code a step starts with
 *     solution/STEP.ts      its solution; passes the step's checks
 *     quiz.ts               `export const quiz: LessonQuiz`; each question and choice stands in the text
 *                           once, as <Card>; what only recalls is left to the reviews
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
  /** What an interviewer asks next; a test wants two. */
  readonly followUps: readonly FollowUp[];
}

/** A deeper question to the answer before it: asked in the interview, and a card of its own. */
export interface FollowUp {
  /** As stable as the card's. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly keyPoints: readonly KeyPoint[];
}

/** One of several; `explain` is shown after answering. */
export interface ChoiceCard {
  readonly id: string;
  readonly question: string;
  /** Shown between the question and the choices, as a block. */
  readonly code?: { readonly language: string; readonly text: string };
  readonly choices: readonly string[];
  readonly correct: number;
  readonly explain: string;
  readonly tags: readonly string[];
}

/** A term of the field: asked by its name, and the next time by its meaning. */
export interface TermCard {
  readonly kind: 'term';
  readonly id: string;
  readonly term: string;
  /** Says what it is without naming it. */
  readonly meaning: string;
  readonly tags: readonly string[];
}

/** Steps, or lines of a program, to be put in order. */
export interface OrderCard {
  readonly kind: 'order';
  readonly id: string;
  readonly question: string;
  /** As they belong; the page shuffles them. No two are alike. */
  readonly steps: readonly string[];
  readonly explain: string;
  readonly tags: readonly string[];
}

/** Rows of a table, or lines of a program and what they do, to be matched. */
export interface MatchCard {
  readonly kind: 'match';
  readonly id: string;
  readonly question: string;
  /** As they belong; the page shuffles the right side. No two of a side are alike. */
  readonly rows: readonly (readonly [left: string, right: string])[];
  readonly explain: string;
  readonly tags: readonly string[];
}

export type RecallCard = TermCard | OrderCard | MatchCard;

export interface LessonQuiz {
  readonly questions: readonly QuestionCard[];
  readonly choices: readonly ChoiceCard[];
  readonly recall: readonly RecallCard[];
}
