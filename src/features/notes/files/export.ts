import { strToU8, zipSync } from 'fflate';

export interface ExportedText {
  readonly path: string;
  readonly text: string;
}

/** All notes as they are, in a zip that opens anywhere. */
export const zipOf = (notes: readonly ExportedText[]): Uint8Array<ArrayBuffer> => {
  const files = notes.map(({ path, text }) => [path, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(files), { level: 6 }));
};

/** Gives the student a file. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin the download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
