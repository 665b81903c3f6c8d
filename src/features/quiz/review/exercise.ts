import type { CardOf } from '../card.ts';
import { seedOf, shuffled } from '../shuffle.ts';

/** Places to be filled from a list: steps in their order, or what belongs to each row. */
export interface Exercise {
  /** What stands at each place; nothing where only its number counts. */
  readonly slots: readonly string[];
  /** What is to be put there, as it is shown. */
  readonly options: readonly string[];
  /** Of each place, which option belongs to it. */
  readonly right: readonly number[];
}

const SHUFFLES = 8;

/** Shuffled anew each time the card is asked, and never as it belongs. */
export function exerciseOf(card: CardOf<'order' | 'match'>, turn: number): Exercise {
  const belongs = card.kind === 'order' ? card.steps : card.rows.map(([, right]) => right);
  const slots = card.kind === 'order' ? card.steps.map(() => '') : card.rows.map(([left]) => left);
  const seed = seedOf(card.id, turn);
  const orders = Array.from({ length: SHUFFLES }, (_, index) => shuffled(belongs, seed + index));
  const options =
    orders.find((order) => order.some((option, index) => option !== belongs[index])) ?? belongs;
  return { slots, options, right: belongs.map((option) => options.indexOf(option)) };
}

/** How many places hold what belongs there. */
export const rightPlaces = ({ right }: Exercise, picked: readonly number[]): number =>
  right.filter((option, place) => picked[place] === option).length;
