import type { FoundFile, RefusedFile } from './files/read-files.ts';
import { isKept, keepAll, type ReadyNote, setUndo, useNotes } from './notes.ts';
import type { HeldNote } from './worker/contract.ts';

/** Takes the files of a drop in, with progress, and says what became of each. */

const { setState } = useNotes;

let stopping: AbortController | null = null;

export const stopImport = (): void => stopping?.abort();

/** So many notes are written at once: each write wakes whoever watches the list. */
const BATCH = 25;

let running: Promise<void> = Promise.resolve();

/** Takes files in, after those of an earlier drop; the report says what became of each. */
export function importFiles(
  files: readonly FoundFile[],
  unread: readonly RefusedFile[] = [],
): Promise<void> {
  // One that failed has said so; the next is not its business.
  running = running.catch(() => {}).then(() => takeIn(files, unread));
  return running;
}

async function takeIn(files: readonly FoundFile[], unread: readonly RefusedFile[]): Promise<void> {
  stopping = new AbortController();
  const { signal } = stopping;
  const [{ freePath, readNote }, { compileForImport }] = await Promise.all([
    import('./files/read-files.ts'),
    import('./worker/client.ts'),
  ]);
  const taken = new Set<string>();
  const refused: RefusedFile[] = [...unread];
  const replaced: HeldNote[] = [];
  const report = { added: 0, updated: 0, unchanged: 0, refused, stopped: false };
  let batch: ReadyNote[] = [];
  /** What is counted has been kept. */
  const flush = async () => {
    const written = batch;
    batch = [];
    const before = await keepAll(written);
    if (before === null) return;
    replaced.push(...before);
    report.updated += before.length;
    report.added += written.length - before.length;
  };
  const takeOne = async (found: FoundFile, done: number) => {
    const path = freePath(found.path.normalize('NFC'), taken);
    setState({ job: { done, total: files.length, path } });
    const read = await readNote(found);
    signal.throwIfAborted();
    if ('reason' in read) {
      refused.push({ path, reason: read.reason });
      return;
    }
    taken.add(path);
    const { text } = read;
    if (await isKept(path, text)) {
      report.unchanged++;
      return;
    }
    try {
      batch.push({ held: await compileForImport(path, text, signal), text });
    } catch (error) {
      signal.throwIfAborted();
      refused.push({ path, reason: `노트로 바꾸지 못했습니다. (${String(error)})` });
      return;
    }
    if (batch.length >= BATCH) await flush();
  };
  try {
    for (const [done, found] of files.entries()) await takeOne(found, done);
  } catch (error) {
    if (!signal.aborted) throw error;
    report.stopped = true;
  } finally {
    await flush();
    setState({ job: null });
    setUndo({ report, removed: [], replaced });
  }
}
