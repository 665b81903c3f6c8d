import type { Root } from 'hast';
import type { LessonModel } from '@/note/model.ts';
import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NotePart } from './parts.ts';
import type { Piece } from './pieces.ts';

/** What crosses between the page and the notes' workers. */

/** What is kept of a note: all that a drop needs. */
export interface CompiledForKeeping {
  readonly model: Pick<
    LessonModel,
    'title' | 'date' | 'tags' | 'difficulty' | 'sections' | 'cards' | 'missing'
  >;
  readonly parts: readonly NotePart[];
}

/** A note as its worker gives it back. */
export interface CompiledForPage {
  /** Without what the tree has too: the page draws from that. */
  readonly model: CompiledForKeeping['model'] & Pick<LessonModel, 'figures'>;
  readonly tree: Root;
  /** Its words alone, for the search. */
  readonly parts: readonly NotePart[];
}

/** What is no list. */
export type NoteHead = Pick<LessonModel, 'title' | 'date' | 'tags' | 'difficulty' | 'missing'>;

export type NotesRequest = { readonly id: number } & (
  | { readonly kind: 'compile' | 'compileToKeep'; readonly source: string }
  /** Takes in what changed of the notes that are kept. */
  | { readonly kind: 'index' }
  | { readonly kind: 'search'; readonly query: string; readonly limit: number }
);

export type NotesAnswer = {
  readonly id: number;
} /** Comes before the answer that it is a part of. */ & (
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'compiled'; readonly head: NoteHead }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'indexed' }
  | { readonly kind: 'found'; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'failed'; readonly message: string }
);
