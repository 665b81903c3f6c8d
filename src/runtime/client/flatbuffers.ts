/** What a reference points to lies outside the file. */
export class OutOfFile extends Error {}

/**
 * The least of FlatBuffers that tells whether a file is whole: following references and failing
 * where one leaves the file. What the fields mean is for the runtimes.
 */
export class FlatTable {
  private constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return FlatTable.#make(view, inside(view, u32(view, 0), 4));
  }

  static #make(view: DataView, at: number): FlatTable {
    const fields = at - view.getInt32(inside(view, at, 4), true);
    inside(view, fields, 4);
    inside(view, fields, view.getUint16(fields, true));
    inside(view, at, view.getUint16(fields + 2, true));
    return new FlatTable(view, at);
  }

  table(slot: number): FlatTable | null {
    const at = this.#reference(slot);
    return at === null ? null : FlatTable.#make(this.view, at);
  }

  /** Checks a string or a vector of bytes. */
  bytes(slot: number): void {
    const at = this.#reference(slot);
    if (at !== null) inside(this.view, at + 4, u32(this.view, at));
  }

  tables(slot: number): FlatTable[] {
    const at = this.#reference(slot);
    if (at === null) return [];
    const count = u32(this.view, at);
    inside(this.view, at + 4, 4 * count);
    return Array.from({ length: count }, (_, i) => {
      const slotAt = at + 4 + 4 * i;
      return FlatTable.#make(this.view, slotAt + u32(this.view, slotAt));
    });
  }

  #reference(slot: number): number | null {
    const fields = this.at - this.view.getInt32(this.at, true);
    const entry = 4 + 2 * slot;
    if (entry + 2 > this.view.getUint16(fields, true)) return null;
    const field = this.view.getUint16(fields + entry, true);
    if (field === 0) return null;
    return this.at + field + u32(this.view, this.at + field);
  }
}

function u32(view: DataView, at: number): number {
  return view.getUint32(inside(view, at, 4), true);
}

function inside(view: DataView, at: number, size: number): number {
  if (at < 0 || at + size > view.byteLength) throw new OutOfFile();
  return at;
}
