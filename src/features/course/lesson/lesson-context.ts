import { createContext, use } from 'react';
import type { LessonPlace } from '../lesson-source.ts';
import type { StepRecord } from '../step-record.ts';

export interface LessonState {
  readonly place: LessonPlace;
  /** Id of the step that is shown. */
  readonly step: string;
  /** Runs of the lab before the step was shown; they say nothing of its goals. */
  readonly runsBefore: number;
  /** What the student did so far, by step id. */
  readonly records: ReadonlyMap<string, StepRecord>;
  /** Keeps the answer to a prediction or the pass of a check in the shown step. */
  readonly settle: (id: string, answer: string) => void;
}

export const LessonContext = createContext<LessonState | null>(null);

/** Throws outside a lesson: a component of a lesson was used elsewhere. */
export function useLesson(): LessonState {
  const lesson = use(LessonContext);
  if (lesson === null) throw new Error('Lesson components work only inside a lesson');
  return lesson;
}

/** The step in which a component of a lesson stands. */
export const StepContext = createContext<string | null>(null);

export function useStepId(): string {
  const step = use(StepContext);
  if (step === null) throw new Error('<Predict> and <Check> stand inside a <Step>');
  return step;
}
