/**
 * Puts a memory plan into a .tflite as its OfflineMemoryAllocation metadata. References in a
 * FlatBuffer are relative and point forward, so a new root in front of the untouched file can take
 * over what the old one refers to; nothing below the root is read.
 */

const NAME = 'OfflineMemoryAllocation';
/** Fields of the schema's Model table: version, operator_codes, … signature_defs. */
const MODEL_FIELDS = 8;
const BUFFERS = 4;
const METADATA = 6;

/** Where what a field holds begins, or 0 where the table does not have it. */
function fieldAt(view: DataView, table: number, field: number): number {
  const fields = table - view.getInt32(table, true);
  if (4 + 2 * field + 2 > view.getUint16(fields, true)) return 0;
  const offset = view.getUint16(fields + 4 + 2 * field, true);
  return offset === 0 ? 0 : table + offset;
}

const follow = (view: DataView, at: number): number => at + view.getUint32(at, true);

/** Absolute addresses of the tables in a vector; none where there is no vector. */
function tablesAt(view: DataView, field: number): number[] {
  if (field === 0) return [];
  const vector = follow(view, field);
  const count = view.getUint32(vector, true);
  return Array.from({ length: count }, (_, i) => follow(view, vector + 4 + 4 * i));
}

/** Writes forward from the start, and fills in references when their targets are known. */
class Front {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  at = 8;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
    this.bytes.set(new TextEncoder().encode('TFL3'), 4);
  }

  /** Offsets of the fields from the table's start; 0 for one that is not there. */
  table(offsets: readonly number[], size: number): number {
    this.align(4);
    const fields = this.at;
    const length = 4 + 2 * offsets.length;
    this.view.setUint16(fields, length, true);
    this.view.setUint16(fields + 2, size, true);
    for (const [i, offset] of offsets.entries()) {
      this.view.setUint16(fields + 4 + 2 * i, offset, true);
    }
    this.at += length;
    this.align(4);
    const table = this.at;
    this.view.setInt32(table, table - fields, true);
    this.at += size;
    return table;
  }

  vector(count: number): number {
    this.align(4);
    const vector = this.at;
    this.view.setUint32(vector, count, true);
    this.at += 4 + 4 * count;
    return vector;
  }

  refer(at: number, target: number): void {
    this.view.setUint32(at, target - at, true);
  }

  align(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }
}

/** `offsets`: one per tensor, all subgraphs in order, −1 = planned by the engine. */
export function withOfflinePlan(file: Uint8Array, offsets: readonly number[]): Uint8Array {
  const old = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const root = follow(old, 0);
  const fields = Array.from({ length: MODEL_FIELDS }, (_, i) => fieldAt(old, root, i));
  const buffers = tablesAt(old, fields[BUFFERS] ?? 0);
  const metadata = tablesAt(old, fields[METADATA] ?? 0);

  const room = 512 + 4 * (buffers.length + metadata.length + offsets.length);
  const shift = Math.ceil(room / 16) * 16;
  const front = new Front(shift);

  const present = fields.map((at, i) => (at !== 0 || i === METADATA ? 4 + 4 * i : 0));
  const model = front.table(present, 4 + 4 * MODEL_FIELDS);
  front.refer(0, model);
  for (const [i, at] of fields.entries()) {
    if (at === 0 || i === BUFFERS || i === METADATA) continue;
    const slot = model + 4 + 4 * i;
    if (i === 0) front.view.setUint32(slot, old.getUint32(at, true), true);
    else front.refer(slot, shift + follow(old, at));
  }

  const listed = (slot: number, tables: readonly number[]): number => {
    const vector = front.vector(tables.length + 1);
    front.refer(model + 4 + 4 * slot, vector);
    for (const [i, table] of tables.entries()) front.refer(vector + 4 + 4 * i, shift + table);
    return vector + 4 + 4 * tables.length;
  };
  const newBuffer = listed(BUFFERS, buffers);
  const newEntry = listed(METADATA, metadata);

  const entry = front.table([4, 8], 12);
  front.refer(newEntry, entry);
  front.view.setUint32(entry + 8, buffers.length, true);
  const name = new TextEncoder().encode(NAME);
  front.refer(entry + 4, front.at);
  front.view.setUint32(front.at, name.length, true);
  front.bytes.set(name, front.at + 4);
  front.at += 4 + name.length + 1;

  const buffer = front.table([4], 8);
  front.refer(newBuffer, buffer);
  // The words themselves on a multiple of 16, as the schema asks of buffers.
  front.align(4);
  while ((front.at + 4) % 16 !== 0) front.at += 4;
  front.refer(buffer + 4, front.at);
  const words = [1, 1, offsets.length, ...offsets];
  front.view.setUint32(front.at, 4 * words.length, true);
  for (const [i, word] of words.entries()) front.view.setInt32(front.at + 4 + 4 * i, word, true);

  const patched = new Uint8Array(shift + file.length);
  patched.set(front.bytes);
  patched.set(file, shift);
  return patched;
}
