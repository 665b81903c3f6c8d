import type { Element, ElementContent } from 'hast';

export const text = (value: string): ElementContent => ({ type: 'text', value });

export const textIn = (node: Element): string =>
  node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textIn(child) : '',
    )
    .join('');
