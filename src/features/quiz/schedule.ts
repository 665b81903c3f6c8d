import {
  type Card,
  createEmptyCard,
  type FSRS,
  fsrs,
  type Grade,
  generatorParameters,
  Rating,
  type State,
} from 'ts-fsrs';

/** When a card is asked again: FSRS, as pure functions of the card's memory and the time. */

export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type GradeName = (typeof GRADES)[number];

const RATINGS: Record<GradeName, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** A card's memory as it is kept: plain numbers, times in milliseconds since 1970. */
export interface Memory {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: State;
  readonly lastReview: number | null;
}

// Without fuzz the next date that is shown is the one that comes.
const scheduler: FSRS = fsrs(generatorParameters({ enable_fuzz: false }));

function toCard(memory: Memory): Card {
  const card: Card = {
    due: new Date(memory.due),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: memory.elapsedDays,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state,
  };
  if (memory.lastReview !== null) card.last_review = new Date(memory.lastReview);
  return card;
}

function toMemory(card: Card): Memory {
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    lastReview: card.last_review?.getTime() ?? null,
  };
}

export function newMemory(now: number): Memory {
  return toMemory(createEmptyCard(new Date(now)));
}

const DAY = 86_400_000;

/**
 * When a card is asked. One that was reviewed days ahead of now was reviewed under a clock that ran
 * ahead, and is asked at once: it would stay away for as long as that clock was wrong.
 */
export function dueOf({ due, lastReview }: Memory, now: number): number {
  return lastReview !== null && lastReview > now + DAY ? now : due;
}

/** A review that lies ahead counts as just now: FSRS knows no time that runs backwards. */
const inThePast = (memory: Memory, now: number): Memory => ({
  ...memory,
  lastReview: memory.lastReview === null ? null : Math.min(memory.lastReview, now),
});

/** The memory after an answer. */
export function reviewed(memory: Memory | null, grade: GradeName, now: number): Memory {
  const card = toCard(inThePast(memory ?? newMemory(now), now));
  return toMemory(scheduler.next(card, new Date(now), RATINGS[grade]).card);
}

/** Milliseconds until the card would be asked again, for each answer. */
export function intervals(memory: Memory | null, now: number): Record<GradeName, number> {
  const until = (grade: GradeName) => reviewed(memory, grade, now).due - now;
  return { again: until('again'), hard: until('hard'), good: until('good'), easy: until('easy') };
}

/** A card that was forgotten again and again wants another explanation, not another review. */
export const LEECH_LAPSES = 6;
export const isLeech = (memory: Memory): boolean => memory.lapses >= LEECH_LAPSES;
