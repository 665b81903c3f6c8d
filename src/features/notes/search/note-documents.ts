import type { Card } from '@/note/model.ts';
import type { SearchDocument } from '@/shared/search/search-index.ts';
import { plainWords } from '../../../shared/markdown/plain-words.ts';
import { cardAddress, noteAddress } from '../address.ts';
import type { NotePart } from '../worker/parts.ts';

/** What of a note can be found: its parts, below their headings, and its cards. */

export function titleOfCard(card: Card): string {
  switch (card.kind) {
    case 'question':
      return card.question;
    case 'term':
      return card.term;
    case 'workflow':
      return card.title ?? '단계를 순서대로 놓기';
    case 'code':
      return card.does;
    case 'table':
      return card.form === 'cell' ? `${card.row}: ${card.column}` : `${card.header[0]} 짝짓기`;
  }
}

function textOfCard(card: Card): string {
  switch (card.kind) {
    case 'question':
      return plainWords(card.answer);
    case 'term':
      return card.definition;
    case 'workflow':
      return card.steps.join(' → ');
    case 'code':
      return card.answer;
    case 'table':
      return card.form === 'cell' ? card.answer : card.rows.map((row) => row.join(' ')).join(', ');
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
    title: titleOfCard(card),
    text: textOfCard(card),
    to: cardAddress(path, card),
  }));
  return [...ofParts, ...ofCards];
}
