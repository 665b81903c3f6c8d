import { synonymsOf } from '../../../../content/terms.ts';
import type { CardOf, ReviewCard } from '../card.ts';

/** A term of the course with the other names that the interview takes for it. */
export interface GlossaryEntry {
  readonly card: CardOf<'term'>;
  readonly otherNames: readonly string[];
}

/** 추론(Inference): both names are the term's own. */
const namesOf = (term: string): string[] =>
  term.split(/[()]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s-]/g, '');

/** The course's terms, each once, in the order of the Korean alphabet, then of the Latin one. */
export function glossaryOf(cards: readonly ReviewCard[]): GlossaryEntry[] {
  const terms = cards.filter((card): card is CardOf<'term'> => card.kind === 'term');
  return terms
    .map((card) => {
      const own = namesOf(card.term);
      const known = new Set(own.map(plain));
      const others = new Map(own.flatMap(synonymsOf).map((name) => [plain(name), name]));
      return {
        card,
        otherNames: [...others].flatMap(([key, name]) => (known.has(key) ? [] : name)),
      };
    })
    .sort((a, b) => a.card.term.localeCompare(b.card.term, 'ko'));
}
