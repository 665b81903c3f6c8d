import type { ArenaWords, TraceView } from './arena-words.ts';
import type { TfLiteStatusName } from './report.ts';
import type { TensorSnapshot, TensorValues } from './tensor.ts';

/** Resource variables that a model with VAR_HANDLE may make, as the conformance records have it. */
export const RESOURCE_VARIABLES = 20;

/** What the arena map asks of our worker again and again while something is dragged. */
export interface ArenaTrialOptions {
  readonly arenaBytes: number;
  /** Resolver methods to register; null registers all ops. */
  readonly resolver: readonly string[] | null;
  /** N of MicroMutableOpResolver<N>; null fits the methods. */
  readonly resolverCapacity: number | null;
  /** One per input; empty leaves the inputs zeroed. */
  readonly inputs: readonly TensorValues[];
  /**
   * Offset of every tensor of the model, subgraph after subgraph, −1 where the planner decides:
   * given to the model as its OfflineMemoryAllocation metadata. Null leaves the model as it is.
   */
  readonly offlinePlan: readonly number[] | null;
}

/** AllocateTensors and one Invoke in an arena of a size: a report without the model's description. */
export interface ArenaTrial {
  readonly arenaBytes: number;
  readonly arenaUsedBytes: number;
  readonly allocateStatus: TfLiteStatusName;
  /** Null where AllocateTensors failed. */
  readonly invokeStatus: TfLiteStatusName | null;
  /** Upstream's messages, in order. */
  readonly messages: readonly string[];
  readonly trace: TraceView;
}

/** A trial as it crosses. */
export type PackedTrial = Omit<ArenaTrial, 'trace'> & { readonly trace: ArenaWords };

/** A tensor's bytes as they lay in the arena just after an op had run, all of them. */
export interface OpTensor {
  readonly tensor: number;
  readonly value: TensorSnapshot;
}

export interface OpValuesOptions extends ArenaTrialOptions {
  readonly subgraph: number;
  readonly op: number;
  readonly tensors: readonly number[];
}
