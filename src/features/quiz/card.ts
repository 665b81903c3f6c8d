import type { ChoiceCard, QuestionCard } from '../../../content/contract.ts';

/** Where a card comes from, for the link back to it. */
export interface CardOrigin {
  readonly title: string;
  /** Address within the app. */
  readonly to: string;
}

/** A card to review. Its id is its identity: reviews hang on it. */
export type ReviewCard = { readonly origin: CardOrigin } & (
  | ({ readonly kind: 'question' } & QuestionCard)
  | ({ readonly kind: 'choice' } & ChoiceCard)
);
