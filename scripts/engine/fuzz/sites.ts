/**
 * Where in a .tflite what kind of value lies. A mutator that hits bytes at random mostly hits weights;
 * with this it can aim at the few bytes that decide what the engine does.
 */

/** What a site means to the engine. */
export const SITE_KINDS = [
  'options',
  'customOptions',
  'quantization',
  'scale',
  'shape',
  'tensorList',
  'subgraphList',
  'opcode',
  'code',
  'type',
  'bufferIndex',
  'variable',
  'metadata',
  'smallConstant',
  'vtable',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export interface Site {
  readonly at: number;
  readonly width: 1 | 2 | 4 | 8;
}

export interface Sites {
  readonly of: Readonly<Record<SiteKind, readonly Site[]>>;
  /** In all subgraphs. */
  readonly tensors: number;
}

/** Constants up to this size decide shapes, axes and code books; larger ones are weights. */
const SMALL = 512;

type Read =
  | { readonly scalar: SiteKind; readonly width: Site['width'] }
  | { readonly vector: SiteKind; readonly width: Site['width'] }
  | { readonly table: Layout }
  | { readonly tables: Layout }
  /** Every word of a table whose fields nobody here knows. */
  | { readonly opaque: SiteKind };
type Layout = Readonly<Record<number, Read>>;

const quantization: Layout = {
  2: { vector: 'scale', width: 4 },
  3: { vector: 'quantization', width: 8 },
  6: { scalar: 'quantization', width: 4 },
};
const tensor: Layout = {
  0: { vector: 'shape', width: 4 },
  1: { scalar: 'type', width: 1 },
  2: { scalar: 'bufferIndex', width: 4 },
  4: { table: quantization },
  5: { scalar: 'variable', width: 1 },
};
const operator: Layout = {
  0: { scalar: 'opcode', width: 4 },
  1: { vector: 'tensorList', width: 4 },
  2: { vector: 'tensorList', width: 4 },
  3: { scalar: 'options', width: 1 },
  4: { opaque: 'options' },
  5: { vector: 'customOptions', width: 1 },
  8: { vector: 'tensorList', width: 4 },
};
const model: Layout = {
  1: {
    tables: {
      0: { scalar: 'code', width: 1 },
      1: { vector: 'code', width: 1 },
      3: { scalar: 'code', width: 4 },
    },
  },
  2: {
    tables: {
      0: { tables: tensor },
      1: { vector: 'subgraphList', width: 4 },
      2: { vector: 'subgraphList', width: 4 },
      3: { tables: operator },
    },
  },
  4: { tables: { 0: { vector: 'smallConstant', width: 1 } } },
  6: { tables: { 0: { vector: 'metadata', width: 1 }, 1: { scalar: 'metadata', width: 4 } } },
};

/** `bytes` must be a file that the engine accepts. */
export function sitesOf(bytes: Uint8Array): Sites {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = Object.fromEntries(SITE_KINDS.map((kind) => [kind, [] as Site[]])) as Record<
    SiteKind,
    Site[]
  >;
  let tensors = 0;
  const follow = (at: number): number => at + view.getUint32(at, true);
  const walk = (table: number, layout: Layout) => {
    if (layout === tensor) tensors++;
    const vtable = table - view.getInt32(table, true);
    const slots = (view.getUint16(vtable, true) - 4) / 2;
    for (let id = 0; id < slots; id++) {
      const slot = vtable + 4 + 2 * id;
      const offset = view.getUint16(slot, true);
      if (offset === 0) continue;
      found.vtable.push({ at: slot, width: 2 });
      const read = layout[id];
      if (read !== undefined) visit(table + offset, read);
    }
  };
  const visit = (at: number, read: Read) => {
    if ('scalar' in read) found[read.scalar].push({ at, width: read.width });
    else if ('vector' in read) elements(follow(at), read.vector, read.width);
    else if ('table' in read) walk(follow(at), read.table);
    else if ('opaque' in read) words(follow(at), read.opaque);
    else {
      const vector = follow(at);
      for (let i = 0; i < view.getUint32(vector, true); i++) {
        walk(follow(vector + 4 + 4 * i), read.tables);
      }
    }
  };
  const elements = (vector: number, kind: SiteKind, width: Site['width']) => {
    const count = view.getUint32(vector, true);
    if (kind === 'smallConstant' && count > SMALL) return;
    // Constants are numbers of four bytes more often than not.
    const step = kind === 'smallConstant' && count % 4 === 0 ? 4 : width;
    found[kind].push({ at: vector, width: 4 });
    for (let i = 0; i < count * width; i += step)
      found[kind].push({ at: vector + 4 + i, width: step });
  };
  const words = (table: number, kind: SiteKind) => {
    const vtable = table - view.getInt32(table, true);
    for (let at = vtable + 4; at < vtable + view.getUint16(vtable, true); at += 2) {
      const offset = view.getUint16(at, true);
      found.vtable.push({ at, width: 2 });
      if (offset !== 0)
        found[kind].push({ at: table + offset, width: 4 }, { at: table + offset, width: 1 });
    }
  };
  walk(view.getUint32(0, true), model);
  return { of: found, tensors };
}
