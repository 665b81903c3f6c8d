/** The console's `%` placeholders in a first argument; the rest of the values follow as they are. */
export function formatMessage(values: readonly unknown[]): readonly unknown[] {
  const [format, ...rest] = values;
  if (typeof format !== 'string' || rest.length === 0 || !/%[sdifoOcj]/.test(format)) return values;
  let used = 0;
  const text = format.replace(/%([sdifoOcj%])/g, (whole, kind: string) => {
    if (kind === '%') return '%';
    if (used >= rest.length) return whole;
    const value = rest[used++];
    if (kind === 'c') return '';
    if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
    if (kind === 'f') return String(Number(value));
    return kind === 's' ? String(value) : JSON.stringify(value);
  });
  return [text, ...rest.slice(used)];
}
