import { decodeNote } from '@/note/decode.ts';
import { byPath } from '../by-path.ts';

/** From what was dropped or picked to the texts of notes, with a reason for each that is none. */

export interface RefusedFile {
  readonly path: string;
  /** In Korean. */
  readonly reason: string;
}

export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

const UNREADABLE = '열지 못했습니다. 옮겨졌거나 지워졌거나 읽을 권한이 없습니다.';

const NOTE = /\.(?:md|markdown|mdown|mdx|txt)$/i;
const MOST_BYTES = 8 * 1024 * 1024;

/** Korean sentence for a file that is no note; null for one that may be. */
function refusal({ path, file }: FoundFile): string | null {
  if (!NOTE.test(path)) return '마크다운(.md) 파일이 아닙니다.';
  if (file.size > MOST_BYTES) return '8 MB보다 큽니다. 노트를 나누어 주세요.';
  return null;
}

/** The text of a file, or why it is no note. */
export async function readNote(
  found: FoundFile,
): Promise<{ readonly text: string } | { readonly reason: string }> {
  const reason = refusal(found);
  if (reason !== null) return { reason };
  try {
    const text = decodeNote(new Uint8Array(await found.file.arrayBuffer()));
    if (text === null) {
      return { reason: '글자를 읽지 못했습니다. UTF-8로 저장했는지 확인하세요.' };
    }
    return text.trim() === '' ? { reason: '비어 있습니다.' } : { text };
  } catch {
    return { reason: UNREADABLE };
  }
}

/** A path for a file of a name that another file of the same drop has: 'a (2).md'. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path;
  const dot = path.lastIndexOf('.');
  for (let number = 2; ; number++) {
    const next = `${path.slice(0, dot)} (${number})${path.slice(dot)}`;
    if (!taken.has(next)) return next;
  }
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** What a drop holds, with the folders and files that could not be opened. */
export interface Dropped {
  readonly files: readonly FoundFile[];
  readonly refused: readonly RefusedFile[];
}

const openFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives a hundred at a time, and none when it is done.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}

async function readEntry(
  entry: FileSystemEntry,
  folder: string,
  dropped: { readonly files: FoundFile[]; readonly refused: RefusedFile[] },
): Promise<void> {
  const path = `${folder}${entry.name}`;
  if (isHidden(entry.name)) return;
  try {
    if (entry.isFile) {
      dropped.files.push({ path, file: await openFile(entry as FileSystemFileEntry) });
      return;
    }
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
      await readEntry(child, `${path}/`, dropped);
    }
  } catch {
    dropped.refused.push({ path, reason: UNREADABLE });
  }
}

/** Every file of a drop, folders opened; where the browser knows no folders, the files alone. */
export async function filesOf(
  entries: readonly (FileSystemEntry | null)[],
  files: readonly File[],
): Promise<Dropped> {
  const known = entries.filter((entry) => entry !== null);
  if (known.length === 0) return { files: pickedFiles(files), refused: [] };
  const dropped = { files: [] as FoundFile[], refused: [] as RefusedFile[] };
  for (const entry of known) await readEntry(entry, '', dropped);
  dropped.files.sort(byPath);
  return dropped;
}

export const pickedFiles = (files: Iterable<File>): FoundFile[] =>
  [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !path.split('/').some(isHidden));
