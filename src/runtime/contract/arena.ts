/**
 * What the TFLM engine tells about one interpreter: every move in the arena, the plan, and each
 * op of each Invoke. Addresses are byte offsets from the aligned start of the arena.
 */

/** Who a block is for. `op` is the index within its subgraph; `tensor` likewise. */
export type ArenaOwner =
  | { readonly kind: 'tensor'; readonly subgraph: number; readonly index: number }
  | { readonly kind: 'op'; readonly subgraph: number; readonly index: number }
  | { readonly kind: 'model' };

/** Where AllocateTensors stood when the event happened, in order. */
export const ARENA_PHASES = [
  'create',
  'start',
  'nodes',
  'init',
  'prepare',
  'planning',
  'commit',
  'io',
  'invoke',
] as const;
export type ArenaPhase = (typeof ARENA_PHASES)[number];

/**
 * What a block holds. The first seven are upstream's RecordedAllocationType in enum order, the
 * rest is what upstream's recording allocator leaves uncounted.
 */
export const ARENA_CATEGORIES = [
  'evalTensor',
  'persistentTensor',
  'persistentQuantization',
  'persistentBuffer',
  'variableBuffer',
  'nodeAndRegistration',
  'opData',
  'allocator',
  'planner',
  'microAllocator',
  'builtinDataAllocator',
  'scratchRequests',
  'subgraphAllocations',
  'builtinParams',
  'scratchHandles',
  'tempTensor',
  'tempQuantization',
  'tempBuffer',
  'planningInfo',
  'plannerScratch',
  'plan',
] as const;
export type ArenaCategory = (typeof ARENA_CATEGORIES)[number];

interface ArenaState {
  /** Offsets after the event: [0, head) planned, [head, temp) temporaries, [tail, size) persistent. */
  readonly head: number;
  readonly temp: number;
  readonly tail: number;
  readonly phase: ArenaPhase;
}

/** One move of the allocator. `ok: false` is the move that did not fit. */
export type ArenaEvent = ArenaState &
  (
    | {
        readonly kind: 'persistent' | 'temp';
        /** Bytes asked for, and bytes the move cost with alignment. */
        readonly requested: number;
        readonly used: number;
        readonly address: number;
        readonly category: ArenaCategory;
        readonly owner: ArenaOwner;
        readonly ok: boolean;
      }
    | {
        /** The head set to a new size: the scratch requests while preparing, the plan at the end. */
        readonly kind: 'resize';
        readonly requested: number;
        readonly category: ArenaCategory;
        readonly owner: ArenaOwner;
        readonly ok: boolean;
      }
    | { readonly kind: 'releaseTemp'; readonly address: number; readonly owner: ArenaOwner }
    | { readonly kind: 'resetTemps'; readonly ok: boolean }
  );

/** One buffer of the memory plan, in the order of the planner's AddBuffer calls. */
export interface PlannedBuffer {
  /** Bytes, rounded up to 16. */
  readonly size: number;
  /** First and last use on the plan's time axis (0 = before the first op, k = op k−1). */
  readonly firstUse: number;
  readonly lastUse: number;
  readonly offset: number;
  /** Offset came from OfflineMemoryAllocation metadata. */
  readonly offline: boolean;
  readonly kind: 'tensor' | 'scratch' | 'variable';
  /** Tensor index, or for scratch the op that asked for it. */
  readonly owner: ArenaOwner;
}

/**
 * Which kernel computed an op. `fallback`: a fast one was registered, and handed it to the reference
 * kernel because it has no way for these types or shapes.
 */
export const OP_KERNELS = ['reference', 'fast', 'fallback'] as const;
export type OpKernel = (typeof OP_KERNELS)[number];

/** One op of one Invoke. Time in microseconds by the host's clock. */
export interface OpRun {
  readonly subgraph: number;
  readonly op: number;
  readonly microseconds: number;
  readonly kernel: OpKernel;
}

export interface ArenaTrace {
  readonly arenaSize: number;
  readonly events: readonly ArenaEvent[];
  /** Empty until planning was reached. */
  readonly plan: readonly PlannedBuffer[];
  readonly planMax: number;
}
