import type { Root } from 'hast';
import type { LessonModel } from '@/note/model.ts';
import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NotePart } from './parts.ts';

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
  /** Without `html`: the page draws from the tree. */
  readonly model: Omit<LessonModel, 'html'>;
  readonly tree: Root;
  /** Its words alone, for the search. */
  readonly parts: readonly NotePart[];
}

export type NotesRequest = { readonly id: number } & (
  | { readonly kind: 'compile' | 'compileToKeep'; readonly source: string }
  /** Takes in what changed of the notes that are kept. */
  | { readonly kind: 'index' }
  | { readonly kind: 'search'; readonly query: string; readonly limit: number }
);

export type NotesAnswer = { readonly id: number } & (
  | { readonly kind: 'compiled'; readonly compiled: CompiledForPage }
  | { readonly kind: 'compiledToKeep'; readonly compiled: CompiledForKeeping }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'indexed' }
  | { readonly kind: 'found'; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'failed'; readonly message: string }
);
