import type { InferenceSession, OnnxValue, Tensor } from 'onnxruntime-web';
import type { NodeRun, SessionReport } from '../../contract/report.ts';
import type { TensorSnapshot, TensorValues } from '../../contract/tensor.ts';
import { snapshot } from '../snapshot.ts';
import { parseProfile } from './profile.ts';

type Values = Readonly<Record<string, OnnxValue | null | undefined>>;

/**
 * The tensors of the last run, copied as they were then. A loop may run a thousand times a second:
 * what the same tensors take is allocated once.
 */
class LastTensors {
  readonly #kept = new Map<string, TensorSnapshot>();

  keep(values: Values): void {
    for (const name of this.#kept.keys()) {
      if (!isCpuTensor(values[name])) this.#kept.delete(name);
    }
    for (const name in values) {
      const value = values[name];
      if (!isCpuTensor(value)) continue;
      const { type, dims } = value;
      const data = value.data as TensorValues;
      const before = this.#kept.get(name);
      const kept =
        before?.type === type && before.shape.join() === dims.join() && overwrite(before, data);
      if (!kept) {
        this.#kept.set(name, snapshot({ name, type, shape: dims, quantization: null }, data));
      }
    }
  }

  read(): readonly TensorSnapshot[] {
    return [...this.#kept.values()].map((kept) => ({ ...kept, values: kept.values.slice() }));
  }
}

/** Whether the values could go where those of the run before were. */
function overwrite({ values: before, length }: TensorSnapshot, values: TensorValues): boolean {
  if (length !== values.length || !ArrayBuffer.isView(before) || !ArrayBuffer.isView(values)) {
    return false;
  }
  const shown = values.length === before.length ? values : values.subarray(0, before.length);
  // Of one type, as the tensors are.
  (before as Float32Array).set(shown as Float32Array);
  return true;
}

/** What one session did, for the report at the end of the run. */
export class SessionRecord {
  readonly #runs: number[] = [];
  readonly #inputs = new LastTensors();
  readonly #outputs = new LastTensors();
  #nodes: readonly NodeRun[] = [];

  constructor(
    private readonly ordinal: number,
    private readonly modelName: string | null,
    readonly session: InferenceSession,
    private readonly options: InferenceSession.SessionOptions,
    private readonly threads: number,
    /** Of the WebAssembly file. */
    private readonly runtimeBytes: number | null,
    private readonly loadMilliseconds: number,
    /** The runtime's WebAssembly memory, where it is known. */
    private readonly memory: WebAssembly.Memory | null = null,
  ) {}

  ran(feeds: unknown, outputs: unknown, milliseconds: number): void {
    this.#runs.push(milliseconds);
    this.#inputs.keep(feeds as Values);
    this.#outputs.keep(outputs as Values);
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
      runtimeBytes: this.runtimeBytes,
      timing: { loadMilliseconds: this.loadMilliseconds, runMilliseconds: this.#runs },
      heapBytes: this.memory?.buffer.byteLength ?? null,
      nodes: this.#nodes,
      inputs: this.#inputs.read(),
      outputs: this.#outputs.read(),
    };
  }
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
