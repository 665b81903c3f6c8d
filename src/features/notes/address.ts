/** Where a note is read, within the app. */
export const noteAddress = (path: string, section: string | null = null): string =>
  `/notes?note=${encodeURIComponent(path)}${section === null ? '' : `#${section}`}`;

/** Where what a card asks stands in its note. */
export const cardAddress = (
  path: string,
  { id, section }: { readonly id: string; readonly section: string | null },
): string =>
  `/notes?note=${encodeURIComponent(path)}&card=${id}${section === null ? '' : `#${section}`}`;

export const editAddress = (path: string): string => `${noteAddress(path)}&edit`;

/** The path that a link in the note at `from` names: './b.md' in 'a/x.md' is 'a/b.md'. */
function linkedPath(from: string, link: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of (link.split('#')[0] ?? '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/').normalize('NFC');
}

/**
 * The note that a link opens: the one it names from its own folder, else the only one of that name in
 * any folder, as wikis link. Null where there is none.
 */
export function pathOfLink(
  notes: readonly { readonly path: string }[],
  from: string,
  link: string,
): string | null {
  const target = linkedPath(from, link);
  if (notes.some(({ path }) => path === target)) return target;
  const name = `/${target.split('/').at(-1)}`.toLowerCase();
  const named = notes.filter(({ path }) => `/${path}`.toLowerCase().endsWith(name));
  return named.length === 1 ? (named[0]?.path ?? null) : null;
}
