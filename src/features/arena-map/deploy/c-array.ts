const PER_LINE = 12;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEX = Array.from({ length: 256 }, (_, byte) =>
  ascii(`0x${byte.toString(16).padStart(2, '0')}`),
);
const FIRST = ascii('  ');
const NEXT = ascii(', ');
const NEXT_LINE = ascii(',\n  ');

/**
 * Lines of bytes as C writes them, twelve a line. Written into one buffer: a string for each of some
 * millions would keep the garbage collector busy for longer than all the rest.
 */
export function byteLines(bytes: Uint8Array): string {
  const text = new Uint8Array(8 * bytes.length);
  let end = 0;
  const write = (part: Uint8Array) => {
    for (let i = 0; i < part.length; i++) text[end++] = part[i] as number;
  };
  for (let at = 0; at < bytes.length; at++) {
    write(at % PER_LINE !== 0 ? NEXT : at === 0 ? FIRST : NEXT_LINE);
    write(HEX[bytes[at] as number] as Uint8Array);
  }
  return new TextDecoder().decode(text.subarray(0, end));
}

/** A file's name as xxd makes a variable of it. */
export function xxdName(fileName: string): string {
  const name = [...new TextEncoder().encode(fileName)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[0-9A-Za-z]/.test(char) ? char : '_'))
    .join('');
  return /^[0-9]/.test(name) ? `__${name}` : name;
}

/** What `xxd -i FILE` prints, byte for byte. */
export function xxdText(fileName: string, bytes: Uint8Array): string {
  const name = xxdName(fileName);
  const body = bytes.length === 0 ? '' : `${byteLines(bytes)}\n`;
  return `unsigned char ${name}[] = {\n${body}};\nunsigned int ${name}_len = ${bytes.length};\n`;
}

/** Lines at the beginning and at the end of an excerpt. */
const FIRST_LINES = 3;
const LAST_LINES = 3;

/** The beginning and the end of what xxd prints, or all of it where that is no longer. */
export function xxdExcerpt(fileName: string, bytes: Uint8Array): string {
  const shown = PER_LINE * FIRST_LINES;
  if (bytes.length <= shown + PER_LINE) return xxdText(fileName, bytes).trimEnd();
  const begun = xxdText(fileName, bytes.subarray(0, shown)).split('\n').slice(0, FIRST_LINES);
  const lastLine = PER_LINE * Math.floor((bytes.length - 1) / PER_LINE);
  const ended = xxdText(fileName, bytes.subarray(lastLine)).trimEnd().split('\n');
  const length = `unsigned int ${xxdName(fileName)}_len = ${bytes.length};`;
  return [...begun, '  …', ...ended.slice(1, LAST_LINES), length].join('\n');
}
