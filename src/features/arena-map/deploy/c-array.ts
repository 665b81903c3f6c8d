const PER_LINE = 12;

const HEX = Array.from({ length: 256 }, (_, byte) => `0x${byte.toString(16).padStart(2, '0')}`);

/** Lines of bytes as C writes them, twelve a line. */
export function byteLines(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const separator = at % PER_LINE !== 0 ? ', ' : at === 0 ? '  ' : ',\n  ';
    text += separator + HEX[bytes[at] ?? 0];
  }
  return text;
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
