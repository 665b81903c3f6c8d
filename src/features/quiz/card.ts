import type {
  ChoiceCard,
  MatchCard,
  OrderCard,
  QuestionCard,
  TermCard,
} from '../../../content/contract.ts';

/** Where a card comes from, for the link back to it. */
export interface CardOrigin {
  readonly title: string;
  /** Address within the app. */
  readonly to: string;
}

/** The question whose answer a deeper one goes on from. */
export interface Preceding {
  readonly id: string;
  readonly question: string;
}

/** A card to review. Its id is its identity: reviews hang on it. */
export type ReviewCard = { readonly origin: CardOrigin } & (
  | ({ readonly kind: 'question'; readonly after?: Preceding } & QuestionCard)
  | ({ readonly kind: 'choice' } & ChoiceCard)
  // A term asks by its name; the card may also be turned round.
  | ({ readonly question: string } & TermCard)
  | OrderCard
  | MatchCard
);

export type CardOf<Kind extends ReviewCard['kind']> = Extract<ReviewCard, { kind: Kind }>;

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** What a card's back says, as Markdown. */
export function answerOf(card: ReviewCard): string {
  switch (card.kind) {
    case 'question':
      return card.answer;
    case 'choice':
      return card.explain;
    case 'term':
      return `**${card.term}**: ${card.meaning}`;
    case 'order':
      return `${card.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}\n\n${card.explain}`;
    case 'match':
      return `| | |\n| :-- | :-- |\n${card.rows.map(row).join('\n')}\n\n${card.explain}`;
  }
}
