import { closesFence, type Fence, openingFence } from '@/shared/markdown/fences.ts';

/**
 * A note of megabytes is edited part by part: a field with all of it stands still for seconds. Parts
 * are cut before headings, where there are some.
 */

export interface EditPart {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** More in one field is felt. */
export const MOST_IN_FIELD = 200_000;
const ENOUGH = 60_000;

const HEADING = /^#{1,6}\s+(.{1,80})/;

/** One part where the text is short enough. */
export function editParts(text: string): EditPart[] {
  if (text.length <= MOST_IN_FIELD) return [{ title: '', from: 0, to: text.length }];
  const parts: EditPart[] = [];
  let from = 0;
  let title = '처음';
  let fence: Fence | null = null;
  let at = 0;
  const cut = (next: string) => {
    parts.push({ title, from, to: at });
    from = at;
    title = next;
  };
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, Math.min(next, at + MOST_IN_FIELD));
    const heading = fence === null ? HEADING.exec(line) : null;
    const length = at - from;
    if (heading !== null && length >= ENOUGH) cut(heading[1] ?? '');
    // Without headings: before some line, at worst within one.
    else if (length > 0 && next - from > MOST_IN_FIELD) cut(title);
    while (next - from > 2 * MOST_IN_FIELD) {
      at = from + MOST_IN_FIELD;
      cut(title);
    }
    if (fence !== null) fence = closesFence(line, fence) ? null : fence;
    else fence = openingFence(line);
    at = next;
  }
  parts.push({ title, from, to: text.length });
  return parts;
}
