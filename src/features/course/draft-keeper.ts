import { updateStep } from './progress.ts';

/**
 * Keeps the student's code as it is typed. Each change is noted at once in localStorage, which
 * survives a crash in the next instant; a moment later it goes to the database with the rest.
 */
const NOTE_PREFIX = 'draft:';
const SAVE_AFTER_MS = 250;

interface Note {
  readonly draft: string | null;
}

/** Notes that localStorage refused, full or switched off: they outlive the step, not the page. */
const unwritten = new Map<string, Note>();

function writeNote(key: string, note: Note): void {
  try {
    localStorage.setItem(NOTE_PREFIX + key, JSON.stringify(note));
    unwritten.delete(key);
  } catch {
    unwritten.set(key, note);
  }
}

function forgetNote(key: string): void {
  // What can be written can be removed.
  if (!unwritten.delete(key)) localStorage.removeItem(NOTE_PREFIX + key);
}

/** What was typed last and did not reach the database; undefined if all did. */
export function pendingDraft(key: string): string | null | undefined {
  const note = unwritten.get(key);
  if (note !== undefined) return note.draft;
  try {
    const text = localStorage.getItem(NOTE_PREFIX + key);
    if (text === null) return undefined;
    const note: unknown = JSON.parse(text);
    if (typeof note !== 'object' || note === null || !('draft' in note)) return undefined;
    const { draft } = note as { draft: unknown };
    return typeof draft === 'string' || draft === null ? draft : undefined;
  } catch {
    return undefined;
  }
}

export class DraftKeeper {
  #pending: { readonly key: string; readonly draft: string | null } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `draft` null: the code is the starter again. */
  keep(key: string, draft: string | null): void {
    if (this.#pending !== null && this.#pending.key !== key) this.flush();
    this.#pending = { key, draft };
    writeNote(key, { draft });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), SAVE_AFTER_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    if (this.#pending === null) return;
    const { key, draft } = this.#pending;
    this.#pending = null;
    void updateStep(key, () => ({ draft })).then((saved) => {
      // The note is then the only copy; and a newer change has a note of its own, which must stay.
      if (saved && pendingDraft(key) === draft) forgetNote(key);
    });
  }
}
