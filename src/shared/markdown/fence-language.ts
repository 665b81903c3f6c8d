import type { Element } from 'hast';

/** The language that a fence names, as the element of its code has it; null where it names none. */
export function fenceLanguage({ properties }: Element): string | null {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  const named = classes.map(String).find((name) => name.startsWith('language-'));
  return named?.slice('language-'.length) ?? null;
}
