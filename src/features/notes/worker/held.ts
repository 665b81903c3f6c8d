import type { NoteContent } from './contract.ts';

/** Contents of notes that the page knows by name alone. */

const contents = new Map<string, NoteContent>();
let nextNumber = 1;

/** Under the name that it was given, or a new one. */
export function hold(content: NoteContent, id = `kept-${nextNumber++}`): string {
  contents.set(id, content);
  return id;
}

export function contentOf(id: string): NoteContent {
  const content = contents.get(id);
  if (content === undefined) throw new Error('노트의 내용을 잃었습니다. 노트를 다시 놓아 주세요.');
  return content;
}

export function forget(ids: readonly string[]): void {
  for (const id of ids) contents.delete(id);
}
