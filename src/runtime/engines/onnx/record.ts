import type { InferenceSession, OnnxValue, Tensor } from 'onnxruntime-web';
import type { NodeRun, SessionReport } from '../../contract/report.ts';
import type { TensorSnapshot, TensorValues } from '../../contract/tensor.ts';
import { snapshot } from '../snapshot.ts';
import { parseProfile } from './profile.ts';

type Values = Readonly<Record<string, OnnxValue | null | undefined>>;

/** What one session did, for the report at the end of the run. */
export class SessionRecord {
  readonly #runs: number[] = [];
  #inputs: readonly TensorSnapshot[] = [];
  #outputs: readonly TensorSnapshot[] = [];
  #nodes: readonly NodeRun[] = [];

  constructor(
    private readonly ordinal: number,
    private readonly modelName: string | null,
    readonly session: InferenceSession,
    private readonly options: InferenceSession.SessionOptions,
    private readonly threads: number,
    private readonly loadMilliseconds: number,
    /** The runtime's WebAssembly memory, where it is known. */
    private readonly memory: WebAssembly.Memory | null = null,
  ) {}

  ran(feeds: unknown, outputs: unknown, milliseconds: number): void {
    this.#runs.push(milliseconds);
    this.#inputs = snapshots(feeds as Values);
    this.#outputs = snapshots(outputs as Values);
  }

  /** The profile as the runtime prints it when profiling ends. */
  profiled(lines: readonly string[]): void {
    this.#nodes = parseProfile(lines);
  }

  report(): SessionReport {
    return {
      engine: 'onnx',
      ordinal: this.ordinal,
      modelName: this.modelName,
      providers: (this.options.executionProviders ?? ['wasm']).map((provider) =>
        typeof provider === 'string' ? provider : provider.name,
      ),
      threads: this.threads,
      timing: { loadMilliseconds: this.loadMilliseconds, runMilliseconds: this.#runs },
      heapBytes: this.memory?.buffer.byteLength ?? null,
      nodes: this.#nodes,
      inputs: this.#inputs,
      outputs: this.#outputs,
    };
  }
}

function snapshots(values: Values): TensorSnapshot[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (!isCpuTensor(value)) return [];
    return snapshot(
      { name, type: value.type, shape: value.dims, quantization: null },
      value.data as TensorValues,
    );
  });
}

/** Tensors on the GPU are not read back for a report: that would be a copy the student did not ask for. */
function isCpuTensor(value: unknown): value is Tensor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'location' in value &&
    value.location !== 'gpu-buffer' &&
    value.location !== 'none'
  );
}
