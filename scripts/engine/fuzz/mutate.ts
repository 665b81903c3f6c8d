/** Broken models out of good ones. Pure: the same seed and the same corpus give the same bytes. */
import { withOfflinePlan } from '../../../src/runtime/engines/tflm/offline-plan.ts';
import { SITE_KINDS, type Site, type SiteKind, type Sites, sitesOf } from './sites.ts';

/** mulberry32: small, and good enough to choose places to break. */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was done, for the report. */
  readonly steps: readonly string[];
}

type Step = (bytes: Uint8Array, below: (n: number) => number, other: Uint8Array) => Uint8Array;

const interesting32 = [
  0, 1, 2, 4, 8, 16, 127, 128, 255, 256, 32767, 65535, 65536, 0x00ffffff, 0x01000000, 0x3fffffff,
  0x40000000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffc, 0xffffffff,
];

const steps: Readonly<Record<string, Step>> = {
  bitFlips(bytes, below) {
    const out = bytes.slice();
    for (let n = 1 + below(8); n > 0; n--) {
      const at = below(out.length);
      out[at] = (out[at] as number) ^ (1 << below(8));
    }
    return out;
  },
  bytes(bytes, below) {
    const out = bytes.slice();
    for (let n = 1 + below(4); n > 0; n--) out[below(out.length)] = below(256);
    return out;
  },
  truncate: (bytes, below) => bytes.slice(0, below(bytes.length)),
  splice(bytes, below, other) {
    const out = bytes.slice();
    const length = 1 + below(Math.min(64, bytes.length, other.length));
    const from = below(other.length - length + 1);
    out.set(other.subarray(from, from + length), below(out.length - length + 1));
    return out;
  },
  /** A value of the format (count, index, dimension, enum) becomes one that tends to hurt. */
  word(bytes, below) {
    const out = bytes.slice();
    const at = 4 * below(Math.floor(out.length / 4));
    if (at + 4 <= out.length) {
      const value = interesting32[below(interesting32.length)] as number;
      new DataView(out.buffer).setUint32(at, value, true);
    }
    return out;
  },
  /** A forward offset is moved to another place where an offset of that kind may point. */
  offset(bytes, below) {
    const out = bytes.slice();
    const places = forwardOffsets(out);
    if (places.length < 2) return out;
    const view = new DataView(out.buffer);
    const at = places[below(places.length)] as number;
    const like = places[below(places.length)] as number;
    const target = like + view.getUint32(like, true) + 4 * (below(3) - 1);
    view.setUint32(at, target > at ? target - at : 4 * below(64), true);
    return out;
  },
  /** Small integers go up or down by one: lengths, indices, dimensions stay plausible. */
  nudge(bytes, below) {
    const out = bytes.slice();
    const view = new DataView(out.buffer);
    for (let tries = 0; tries < 64; tries++) {
      const at = 4 * below(Math.floor(out.length / 4));
      if (at + 4 > out.length) break;
      const value = view.getInt32(at, true);
      if (value < -1 || value > 4096) continue;
      view.setInt32(at, value + (below(2) === 0 ? 1 : -1) * (1 + below(3)), true);
      break;
    }
    return out;
  },
  /** A vtable entry (u16) is cleared or pointed to a neighbouring field. */
  field(bytes, below) {
    const out = bytes.slice();
    const at = 2 * below(Math.floor(out.length / 2));
    if (at + 2 <= out.length) {
      const value = below(3) === 0 ? 0 : 4 + 2 * below(24);
      new DataView(out.buffer).setUint16(at, value, true);
    }
    return out;
  },
  extend(bytes, below) {
    const out = new Uint8Array(bytes.length + 1 + below(64));
    out.set(bytes);
    return out;
  },
};

const stepNames = Object.keys(steps);

const floats = [0, -0, 1, -1, 1e-30, 1e30, Number.NaN, Number.POSITIVE_INFINITY, 2 ** -40, 2 ** 31];

/** Writes a value that is likely to matter to what reads the site. */
function aim(
  bytes: Uint8Array,
  kind: SiteKind,
  sites: readonly Site[],
  below: (n: number) => number,
) {
  const site = sites[below(sites.length)];
  if (site === undefined || site.at + site.width > bytes.length) return;
  const { at, width } = site;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (kind === 'scale' && below(2) === 0) {
    view.setFloat32(at, floats[below(floats.length)] as number, true);
    return;
  }
  const old =
    width === 1
      ? view.getInt8(at)
      : width === 2
        ? view.getInt16(at, true)
        : view.getInt32(at, true);
  const other = sites[below(sites.length)] as Site;
  const like = other.at + 4 <= bytes.length ? view.getInt32(other.at, true) : 0;
  const ways = [
    old + 1,
    old - 1,
    -old,
    old * 2,
    below(8),
    below(256),
    like,
    interesting32[below(interesting32.length)] as number,
  ];
  const value = ways[below(ways.length)] as number;
  if (width === 1) view.setInt8(at, value);
  else if (width === 2) view.setInt16(at, below(2) === 0 ? 0 : value, true);
  else view.setInt32(at, value, true);
  if (width === 8) view.setInt32(at + 4, below(4) === 0 ? value : value >> 31, true);
}

/** An offline plan that fits the model, or nearly. */
function planned(bytes: Uint8Array, sites: Sites, below: (n: number) => number): Uint8Array {
  const wrong = below(8) === 0 ? below(3) - 1 : 0;
  const offsets = Array.from({ length: Math.max(0, sites.tensors + wrong) }, () => {
    const way = below(8);
    if (way < 4) return -1;
    return way < 7 ? 4 * below(4096) : (interesting32[below(interesting32.length)] as number) | 0;
  });
  return withOfflinePlan(bytes, offsets);
}

const known = new WeakMap<Uint8Array, Sites>();

function sitesOnce(bytes: Uint8Array): Sites {
  const sites = known.get(bytes) ?? sitesOf(bytes);
  known.set(bytes, sites);
  return sites;
}

/** Words that look like offsets: aligned, and their target lies in the file, after them. */
function forwardOffsets(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const value = view.getUint32(at, true);
    if (value >= 4 && value % 4 === 0 && at + value + 4 <= bytes.length) found.push(at);
  }
  return found;
}

export function mutate(corpus: readonly Uint8Array[], seed: number): Mutant {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * Math.max(n, 1));
  const pick = () => corpus[below(corpus.length)] as Uint8Array;
  const original = pick();
  const sites = sitesOnce(original);
  const done: string[] = [];
  // Most mutants are broken once: a file broken in many places is refused at the first of them.
  const rounds = 1 + (below(2) === 0 ? 0 : below(4));
  // Half of them keep the form of the file, and are broken in what it says.
  if (below(2) === 0) {
    const bytes = original.slice();
    for (let round = 0; round < rounds; round++) {
      const kind = SITE_KINDS[below(SITE_KINDS.length)] as SiteKind;
      aim(bytes, kind, sites.of[kind], below);
      done.push(kind);
    }
    if (below(8) > 0) return { bytes, steps: done };
    return { bytes: planned(original, sites, below), steps: ['plan'] };
  }
  let bytes = original;
  for (let round = 0; round < rounds && bytes.length > 0; round++) {
    const name = stepNames[below(stepNames.length)] as string;
    bytes = (steps[name] as Step)(bytes, below, pick());
    done.push(name);
  }
  return { bytes, steps: done };
}
