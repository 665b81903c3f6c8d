import type { TensorValues } from '@/runtime/contract/tensor.ts';

/** An input or output of the model. */
export interface Port {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  /** What the map gave an input; null for outputs and for inputs that were left at zero. */
  readonly values: TensorValues | null;
}

/** What a deployment is made of, all of it measured or read in the page. */
export interface Deployment {
  readonly fileName: string;
  readonly model: Uint8Array;
  readonly methods: readonly string[];
  readonly arenaBytes: number;
  /** The smallest size that worked when it was measured. */
  readonly smallestBytes: number;
  /** Room for resource variables; 0 for a model without. */
  readonly resourceVariables: number;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}
