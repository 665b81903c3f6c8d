/** Some browsers begin the download after the click has returned. */
const KEPT_MS = 10_000;

/** Without it spreadsheets read the Korean of a table as another encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Gives the student a file. */
export function download(name: string, content: BlobPart, type: string): void {
  const parts = type === 'text/csv' ? [BYTE_ORDER_MARK, content] : [content];
  const href = URL.createObjectURL(new Blob(parts, { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
