/**
 * person_detect says of vectors that they are quantised along dimension 3. TFLM does not look; TFLite
 * refuses the model. For TFLite such dimensions become 0: these tensors have one scale, and nothing
 * else depends on it.
 */
export function withValidDimensions(file: ArrayBuffer): ArrayBuffer {
  const copy = file.slice(0);
  const view = new DataView(copy);
  for (const tensor of tables(view, field(view, firstSubgraph(view), 0))) {
    const [shape, quantization] = [field(view, tensor, 0), field(view, tensor, 4)];
    if (shape === null || quantization === null) continue;
    const dimension = field(view, follow(view, quantization), 6);
    const rank = view.getUint32(follow(view, shape), true);
    if (dimension !== null && view.getInt32(dimension, true) >= rank) {
      view.setInt32(dimension, 0, true);
    }
  }
  return copy;
}

const follow = (view: DataView, at: number): number => at + view.getUint32(at, true);

/** Where a table's n-th field lies, by its vtable; null if it is left out. */
function field(view: DataView, table: number, n: number): number | null {
  const vtable = table - view.getInt32(table, true);
  const entry = 4 + 2 * n;
  if (entry >= view.getUint16(vtable, true)) return null;
  const offset = view.getUint16(vtable + entry, true);
  return offset === 0 ? null : table + offset;
}

/** The tables of a vector. */
function tables(view: DataView, at: number | null): number[] {
  if (at === null) return [];
  const vector = follow(view, at);
  const count = view.getUint32(vector, true);
  return Array.from({ length: count }, (_, i) => follow(view, vector + 4 + 4 * i));
}

/** Model.subgraphs is its third field. */
function firstSubgraph(view: DataView): number {
  const [first] = tables(view, field(view, follow(view, 0), 2));
  if (first === undefined) throw new Error('a model without subgraphs');
  return first;
}
