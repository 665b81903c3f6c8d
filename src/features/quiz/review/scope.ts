import type { CardOrigin, ReviewCard } from '../card.ts';

/** Which cards a sitting is about: all, those of a topic, or those of one lesson or note. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'from'; readonly to: string };

/** As it stands in the page's address. */
export function scopeIn(query: URLSearchParams): Scope {
  const [tag, to] = [query.get('tag'), query.get('from')];
  if (tag !== null) return { kind: 'tag', tag };
  return to === null ? { kind: 'all' } : { kind: 'from', to };
}

export const scopeQuery = (scope: Scope): Record<string, string> =>
  scope.kind === 'tag' ? { tag: scope.tag } : scope.kind === 'from' ? { from: scope.to } : {};

/** The page that a card comes from, without the place in it. */
const pageOf = ({ to }: CardOrigin): string => to.split('#')[0] ?? to;

export const cardsIn = (cards: readonly ReviewCard[], scope: Scope): readonly ReviewCard[] =>
  scope.kind === 'all'
    ? cards
    : cards.filter(({ tags, origin }) =>
        scope.kind === 'tag' ? tags.includes(scope.tag) : pageOf(origin) === scope.to,
      );

interface Offered<T> {
  readonly value: T;
  readonly cards: number;
}

export interface Scopes {
  /** Topics by name. */
  readonly tags: readonly Offered<string>[];
  /** Lessons and notes, in the order of their cards. */
  readonly origins: readonly Offered<CardOrigin>[];
}

/** What can be chosen, with how many cards each has. */
export function scopesOf(cards: readonly ReviewCard[]): Scopes {
  const tags = new Map<string, number>();
  const origins = new Map<string, { value: CardOrigin; cards: number }>();
  for (const card of cards) {
    for (const tag of card.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const to = pageOf(card.origin);
    const before = origins.get(to)?.cards ?? 0;
    origins.set(to, { value: { title: card.origin.title, to }, cards: before + 1 });
  }
  return {
    tags: [...tags]
      .map(([value, cards]) => ({ value, cards }))
      .sort((a, b) => a.value.localeCompare(b.value, 'ko')),
    origins: [...origins.values()],
  };
}
