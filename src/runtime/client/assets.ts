import type { Asset, Progress } from '../contract/engine.ts';

/**
 * Fetches a file of the app and counts its bytes as they come. The page does this for the sandbox,
 * whose opaque origin has no cache of its own: what was fetched once is then in the browser's.
 */
export async function fetchWithProgress(
  { url, what, bytes: expected }: Asset,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal, credentials: 'omit' });
  if (!response.ok) throw new Error(`${new URL(url).pathname}: HTTP ${response.status}`);
  if (response.body === null) return response.arrayBuffer();

  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loadedBytes += value.byteLength;
    onProgress({ stage: 'loading', what, loadedBytes, totalBytes: expected });
  }
  const bytes = new Uint8Array(loadedBytes);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes.buffer;
}

/** Whether the sandbox may ask for a URL: only for files below the app's own address. */
export function isAppFile(url: string, appUrl: string): boolean {
  try {
    return new URL(url).href.startsWith(new URL(appUrl).href);
  } catch {
    return false;
  }
}
