import { create } from 'zustand';
import type { SmallestArena } from '@/runtime/contract/app-worker.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import type { TensorValues } from '@/runtime/contract/tensor.ts';

/** What is pointed at, by mouse or keyboard; every picture and table lights it up. */
export type Pointed =
  | { readonly kind: 'block'; readonly id: number }
  | { readonly kind: 'time'; readonly time: number }
  /** A piece of the bar. */
  | { readonly kind: 'segment'; readonly key: string };

/** Offsets of an offline plan; null leaves the model's own, or TFLM's planner. */
export type Plan = readonly number[] | null;

/** A failure that was seen, once for every kind of message. */
export interface Rung {
  readonly arenaBytes: number;
  readonly message: string;
}

export type InputOrigin = 'sample' | 'run' | 'made-up' | 'zero';

export interface ArenaMapState {
  /** What the map was opened for: the same again need not be opened again. */
  readonly source: unknown;
  readonly name: string;
  /** Null where only a report is known: there is nothing to run then. */
  readonly file: Uint8Array | null;
  readonly model: ModelDescription | null;
  readonly inputs: readonly TensorValues[];
  readonly inputOrigin: InputOrigin;
  /** Why the engine did not read the file, or a runtime that ended. */
  readonly refusal: readonly string[];
  readonly opening: boolean;
  /** A run with room to spare. */
  readonly reference: ArenaTrial | null;
  readonly smallest: SmallestArena | null;
  readonly searched: number | null;
  readonly arenaBytes: number;
  /** At `arenaBytes`, once it is there; the one before it until then. */
  readonly trial: ArenaTrial | null;
  /** What the student's own code got, with the ops that it registered; null on the map's page. */
  readonly run: ArenaTrial | null;
  readonly ladder: readonly Rung[];
  /** A plan of the student's in place of the model's. */
  readonly plan: Plan;
  /** Plans before it, and those that were taken back. */
  readonly undone: { readonly past: readonly Plan[]; readonly future: readonly Plan[] };
  readonly time: number | null;
  readonly comparedTime: number | null;
  readonly event: number | null;
  readonly pointed: Pointed | null;
  /** What is open below the pictures. */
  readonly tab: ArenaTab;
}

export const ARENA_TABS = [
  'buffers',
  'steps',
  'values',
  'planner',
  'resolver',
  'boards',
  'deploy',
  'export',
] as const;
export type ArenaTab = (typeof ARENA_TABS)[number];

export const CLOSED: ArenaMapState = {
  source: null,
  name: '',
  file: null,
  model: null,
  inputs: [],
  inputOrigin: 'zero',
  refusal: [],
  opening: false,
  reference: null,
  smallest: null,
  searched: null,
  arenaBytes: 0,
  trial: null,
  run: null,
  ladder: [],
  plan: null,
  undone: { past: [], future: [] },
  time: null,
  comparedTime: null,
  event: null,
  pointed: null,
  tab: 'buffers',
};

export const useArenaMap = create<ArenaMapState>()(() => CLOSED);
