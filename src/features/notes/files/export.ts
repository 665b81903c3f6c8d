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
