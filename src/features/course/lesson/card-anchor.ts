/** The place of a card in its lesson, as addresses name it. */
export const cardAnchor = (id: string): string => `card-${id}`;
