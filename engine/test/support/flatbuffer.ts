/**
 * Just enough of a FlatBuffers writer to make .tflite files for tests: a value tree in, bytes out.
 * A parent is laid down before its children, so every offset points forward as the format wants.
 */

export type Field =
  | { readonly kind: 'i8' | 'u8' | 'i32' | 'u32' | 'f32'; readonly value: number }
  | { readonly kind: 'offset'; readonly value: Node };

export type Node =
  | { readonly kind: 'table'; readonly fields: readonly (Field | undefined)[] }
  | { readonly kind: 'vector'; readonly items: readonly Node[] }
  | {
      readonly kind: 'bytes';
      readonly count: number;
      readonly data: Uint8Array;
      readonly align: number;
    }
  | { readonly kind: 'string'; readonly text: string };

export const i8 = (value: number): Field => ({ kind: 'i8', value });
export const u8 = (value: number): Field => ({ kind: 'u8', value });
export const i32 = (value: number): Field => ({ kind: 'i32', value });
export const u32 = (value: number): Field => ({ kind: 'u32', value });
export const f32 = (value: number): Field => ({ kind: 'f32', value });
export const ref = (value: Node | undefined): Field | undefined =>
  value === undefined ? undefined : { kind: 'offset', value };

export const table = (...fields: (Field | undefined)[]): Node => ({ kind: 'table', fields });
export const vector = (items: readonly Node[]): Node => ({ kind: 'vector', items });
export const text = (value: string): Node => ({ kind: 'string', text: value });
export const i32s = (values: readonly number[]): Node => array(new Int32Array(values), 4);
export const f32s = (values: readonly number[]): Node => array(new Float32Array(values), 4);
export const i64s = (values: readonly number[]): Node =>
  array(new BigInt64Array(values.map(BigInt)), 8);
export const blob = (data: Uint8Array): Node => ({
  kind: 'bytes',
  count: data.length,
  data,
  align: 16,
});

function array(values: Int32Array | Float32Array | BigInt64Array, align: number): Node {
  const data = new Uint8Array(values.buffer);
  return { kind: 'bytes', count: values.length, data, align };
}

const sizeOf = { i8: 1, u8: 1, i32: 4, u32: 4, f32: 4, offset: 4 } as const;

/** The file: root offset, identifier, then everything reachable from `root`. */
export function write(root: Node, identifier = 'TFL3'): Uint8Array {
  let bytes = new Uint8Array(1024);
  let view = new DataView(bytes.buffer);
  let end = 8;
  const pending: { at: number; node: Node }[] = [{ at: 0, node: root }];
  const reserve = (size: number, align: number, before = 0): number => {
    const start = Math.ceil((end + before) / align) * align - before;
    end = start + size + before;
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.max(end, bytes.length * 2));
      larger.set(bytes);
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    return start;
  };
  bytes.set(new TextEncoder().encode(identifier), 4);

  const place = (node: Node): number => {
    switch (node.kind) {
      case 'string': {
        const data = new TextEncoder().encode(node.text);
        const at = reserve(4 + data.length + 1, 4);
        view.setUint32(at, data.length, true);
        bytes.set(data, at + 4);
        return at;
      }
      case 'bytes': {
        // The elements are aligned, not the count before them.
        const at = reserve(node.data.length, node.align, 4);
        view.setUint32(at, node.count, true);
        bytes.set(node.data, at + 4);
        return at;
      }
      case 'vector': {
        const at = reserve(4 + 4 * node.items.length, 4);
        view.setUint32(at, node.items.length, true);
        node.items.forEach((item, i) => {
          pending.push({ at: at + 4 + 4 * i, node: item });
        });
        return at;
      }
      case 'table':
        return placeTable(node.fields);
    }
  };

  const placeTable = (fields: readonly (Field | undefined)[]): number => {
    const vtable = reserve(4 + 2 * fields.length, 4);
    const offsets: number[] = [];
    let size = 4;
    for (const field of fields) {
      if (field === undefined) {
        offsets.push(0);
        continue;
      }
      const width = sizeOf[field.kind];
      size = Math.ceil(size / width) * width;
      offsets.push(size);
      size += width;
    }
    const at = reserve(size, 4);
    view.setInt32(at, at - vtable, true);
    view.setUint16(vtable, 4 + 2 * fields.length, true);
    view.setUint16(vtable + 2, size, true);
    fields.forEach((field, i) => {
      const offset = offsets[i] as number;
      view.setUint16(vtable + 4 + 2 * i, offset, true);
      if (field === undefined) return;
      const where = at + offset;
      if (field.kind === 'offset') pending.push({ at: where, node: field.value });
      else if (field.kind === 'f32') view.setFloat32(where, field.value, true);
      else if (field.kind === 'i32') view.setInt32(where, field.value, true);
      else if (field.kind === 'u32') view.setUint32(where, field.value, true);
      else view.setUint8(where, field.value & 0xff);
    });
    return at;
  };

  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const at = place(next.node);
    view.setUint32(next.at, at - next.at, true);
  }
  return bytes.slice(0, Math.ceil(end / 16) * 16);
}
