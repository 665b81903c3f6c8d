import type { RealValues } from '../contract/real-values.ts';

/**
 * Pictures stand in a tensor with their channels first (ONNX) or last (TFLite). Values laid out for
 * one shape, in the order of the other; as they are where the shapes differ by nothing else.
 */
export function arrange(
  values: RealValues,
  from: readonly number[],
  to: readonly number[],
): RealValues {
  const [, a = 0, b = 0, c = 0] = from;
  const same = (...shape: number[]) => to.slice(1).join() === shape.join();
  if (from.length !== 4 || to.length !== 4 || from.join() === to.join()) return values;
  // Channels last → first, and back: one swaps an area with the channels, the other undoes it.
  if (same(c, a, b)) return swapped(values, a * b, c);
  if (same(b, c, a)) return swapped(values, a, b * c);
  return values;
}

/** Each block of rows × columns as columns × rows. */
function swapped(values: RealValues, rows: number, columns: number): RealValues {
  const out = values.slice();
  const area = rows * columns;
  for (let at = 0; at < values.length; at++) {
    const block = at - (at % area);
    const inside = at % area;
    const [row, column] = [Math.floor(inside / columns), inside % columns];
    // Of one type, as one is a copy of the other.
    (out as Float32Array)[block + column * rows + row] = values[at] as number;
  }
  return out;
}
