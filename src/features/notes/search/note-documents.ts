import type { Card } from '@/note/model.ts';
import type { SearchDocument } from '@/shared/search/search-index.ts';
import { plainWords } from '../../../shared/markdown/plain-words.ts';
import { cardAddress, noteAddress } from '../address.ts';
import type { NotePart } from '../worker/parts.ts';

/** What of a note can be found: its parts, below their headings, and its cards. */

interface CardWords {
  readonly title: string;
  readonly text: string;
}

/** A card as its two sides are read. */
export function wordsOfCard(card: Card): CardWords {
  switch (card.kind) {
    case 'question':
      return { title: card.question, text: plainWords(card.answer) };
    case 'term':
      return { title: card.term, text: card.definition };
    case 'workflow':
      return { title: card.title ?? '단계를 순서대로 놓기', text: card.steps.join(' → ') };
    case 'code':
      return { title: card.does, text: card.answer };
    case 'table':
      return card.form === 'cell'
        ? { title: `${card.row}: ${card.column}`, text: card.answer }
        : {
            title: `${card.header[0]} 짝짓기`,
            text: card.rows.map((row) => row.join(' ')).join(', '),
          };
  }
}

export function documentsOfNote(
  path: string,
  title: string,
  parts: readonly NotePart[],
  cards: readonly Card[],
): SearchDocument[] {
  const ofParts = parts.map(({ section, title: heading, text }) => ({
    id: `note:${path}#${section ?? ''}`,
    kind: '노트',
    title: heading === '' || heading === title ? title : `${title} · ${heading}`,
    text,
    to: noteAddress(path, section),
  }));
  const ofCards = cards.map((card) => ({
    id: `card:${path}#${card.id}`,
    kind: '노트 카드',
    ...wordsOfCard(card),
    to: cardAddress(path, card),
  }));
  return [...ofParts, ...ofCards];
}
