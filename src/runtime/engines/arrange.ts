/**
 * Pictures stand in a tensor with their channels first (ONNX) or last (TFLite). Values laid out for
 * one shape, in the order of the other; as they are where the shapes differ by nothing else.
 */
export function arrange(
  values: Float32Array,
  from: readonly number[],
  to: readonly number[],
): Float32Array {
  const [, a = 0, b = 0, c = 0] = from;
  const same = (...shape: number[]) => to.slice(1).join() === shape.join();
  if (from.length !== 4 || to.length !== 4 || from.join() === to.join()) return values;
  // Channels last → first, and back: one swaps an area with the channels, the other undoes it.
  if (same(c, a, b)) return swapped(values, a * b, c);
  if (same(b, c, a)) return swapped(values, a, b * c);
  return values;
}

/** Each block of rows × columns as columns × rows. */
function swapped(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  const area = rows * columns;
  for (let at = 0; at < values.length; at++) {
    const block = at - (at % area);
    const inside = at % area;
    const [row, column] = [Math.floor(inside / columns), inside % columns];
    out[block + column * rows + row] = values[at] ?? 0;
  }
  return out;
}
