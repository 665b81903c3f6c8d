/**
 * A program in the fragment of an address, which no server gets to see: UTF-8, zlib (whose checksum
 * tells an address that was cut or changed), base64url.
 */
const KEY = '#code=';

/** Where a link inside the app leads from; one from outside says nothing. */
export interface LinkState {
  readonly from: 'reference';
}

/** Longer addresses are cut by messengers and mail. */
export const LONGEST_LINK = 8000;

/** An address of the size of a link must not become a program of gigabytes. */
const LONGEST_CODE_BYTES = 1_000_000;

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** What a stream gives, as far as `most` bytes. Throws where there is more. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      throw new RangeError(`More than ${most} bytes`);
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

const through = (
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> => new Blob([bytes]).stream().pipeThrough(transform);

export async function codeFragment(code: string): Promise<string> {
  const text = new TextEncoder().encode(code);
  const packed = await collect(
    through(text, new CompressionStream('deflate')),
    Number.POSITIVE_INFINITY,
  );
  return KEY + toBase64Url(packed);
}

export type LinkedCode =
  | { readonly kind: 'none' }
  | { readonly kind: 'code'; readonly code: string }
  /** The address was cut or changed on its way. */
  | { readonly kind: 'broken' };

export async function codeOfFragment(fragment: string): Promise<LinkedCode> {
  if (!fragment.startsWith(KEY)) return { kind: 'none' };
  try {
    const packed = fromBase64Url(fragment.slice(KEY.length));
    const text = await collect(
      through(packed, new DecompressionStream('deflate')),
      LONGEST_CODE_BYTES,
    );
    const code = new TextDecoder('utf-8', { fatal: true }).decode(text);
    return code === '' ? { kind: 'broken' } : { kind: 'code', code };
  } catch {
    return { kind: 'broken' };
  }
}
