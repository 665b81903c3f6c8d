/** Long enough for the browser to have taken the file. */
const KEPT_MS = 10_000;

/** Hands a file to the student: the browser asks where to, or puts it with the downloads. */
export function saveFile(name: string, content: Blob | string, type = 'application/octet-stream') {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
