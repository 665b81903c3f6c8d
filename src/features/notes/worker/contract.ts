import type { Root } from 'hast';
import type { Card, LessonModel } from '@/note/model.ts';
import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NoteRow } from '../notes-db.ts';
import type { NotePart } from './parts.ts';
import type { Piece } from './pieces.ts';

/** What crosses between the page and the notes' workers. */

/** What is no list. */
export type NoteHead = Pick<LessonModel, 'title' | 'date' | 'tags' | 'difficulty' | 'missing'>;

/** What the list says of a note. */
export interface NoteFacts extends NoteHead {
  readonly sections: number;
  readonly cards: number;
}

/** A note as its worker gives it back to be drawn: without what the tree has too. */
export interface CompiledForPage {
  readonly model: NoteHead & Pick<LessonModel, 'sections' | 'cards' | 'figures'>;
  readonly tree: Root;
}

/** What is kept of a note beside its row. It goes from worker to worker: it may be of megabytes. */
export interface NoteContent {
  readonly text: string;
  /** Its words alone, for the search. */
  readonly parts: readonly NotePart[];
  readonly cards: readonly Card[];
}

/** A note whose content the keeper holds under this name. */
export interface HeldNote {
  readonly id: string;
  readonly note: NoteRow;
}

/** From the worker that compiled a note to the keeper, which answers with the id. */
export interface Handover {
  readonly id: string;
  readonly content: NoteContent;
}

export interface Connect {
  readonly kind: 'connect';
  /** Between a compiler and the keeper. */
  readonly port: MessagePort;
}

export type NotesRequest = { readonly id: number } & (
  | {
      readonly kind: 'compile';
      readonly source: string;
      /** Whether the page draws it. */
      readonly drawn: boolean;
      /** Under this name the keeper is to hold it; null where it is not to be kept. */
      readonly heldAs: string | null;
    }
  /** Writes what is held, and holds what it was written over. */
  | { readonly kind: 'write'; readonly notes: readonly HeldNote[] }
  | { readonly kind: 'replace'; readonly note: HeldNote; readonly over: string | null }
  /** Takes notes out of the storage, and holds them. */
  | { readonly kind: 'remove'; readonly paths: readonly string[] }
  | { readonly kind: 'forget'; readonly ids: readonly string[] }
  /** Takes in what changed of the notes that are kept. */
  | { readonly kind: 'index' }
  | { readonly kind: 'search'; readonly query: string; readonly limit: number }
);

export type NotesAnswer = {
  readonly id: number;
} /** Comes before the answer that it is a part of. */ & (
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'compiled'; readonly facts: NoteFacts }
  /** What was there before. */
  | { readonly kind: 'written' | 'removed'; readonly held: readonly HeldNote[] }
  | { readonly kind: 'replaced'; readonly other: { readonly found: string | null } | null }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'indexed' }
  | { readonly kind: 'found'; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'failed'; readonly message: string }
);
