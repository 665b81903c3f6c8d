import type { DataType, Tensor, TensorData } from '../../contract/modules/tflite.d.ts';
import type { SessionReport } from '../../contract/report.ts';
import type { TensorSnapshot } from '../../contract/tensor.ts';
import type { EngineHost } from '../engine.ts';
import { snapshot } from '../snapshot.ts';
import { type TfLiteClient, type TfLiteRunner, wasmFile } from './client.ts';
import { parseProfile } from './profile.ts';

export interface OpenOptions {
  readonly threads: number;
  readonly profiling: boolean;
}

/** One runner of the package with what is known of it; the student's and our own sessions use it. */
export class OpenInterpreter {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly #runs: number[] = [];
  #closed = false;

  private constructor(
    private readonly runner: TfLiteRunner,
    private readonly ordinal: number,
    private readonly modelName: string | null,
    private readonly options: OpenOptions,
    private readonly loadMilliseconds: number,
  ) {
    const tensors = (all: ReturnType<TfLiteRunner['getInputs']>) =>
      all.map((info) => this.#tensor(info));
    this.inputs = tensors(runner.getInputs());
    this.outputs = tensors(runner.getOutputs());
  }

  static async create(
    client: TfLiteClient,
    host: EngineHost,
    model: ArrayBuffer,
    ordinal: number,
    options: OpenOptions,
  ): Promise<OpenInterpreter> {
    const threads = Math.max(1, Math.min(options.threads, host.threads));
    const started = performance.now();
    const runner = await client.TFLiteWebModelRunner.create(model, {
      numThreads: threads,
      enableProfiling: options.profiling,
    });
    const took = performance.now() - started;
    return new OpenInterpreter(runner, ordinal, host.nameOf(model), { ...options, threads }, took);
  }

  invoke(): void {
    this.#check();
    const started = performance.now();
    const ok = this.runner.infer();
    if (!ok) throw new Error('추론이 실패했습니다. 이유는 콘솔에 있는 런타임의 메시지를 보세요.');
    this.#runs.push(performance.now() - started);
  }

  profile(): string {
    this.#check();
    return this.options.profiling ? this.runner.getProfilingSummary() : '';
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.runner.cleanUp();
  }

  snapshots(tensors: readonly Tensor[]): TensorSnapshot[] {
    if (this.#closed) return [];
    return tensors.map(({ name, dataType, shape, data }) =>
      snapshot({ name, type: dataType, shape, quantization: null }, data),
    );
  }

  report(): SessionReport {
    return {
      engine: 'tflite',
      ordinal: this.ordinal,
      modelName: this.modelName,
      providers: ['XNNPACK'],
      threads: this.options.threads,
      runtimeBytes: wasmFile().bytes,
      timing: { loadMilliseconds: this.loadMilliseconds, runMilliseconds: this.#runs },
      heapBytes: this.#closed ? null : (this.inputs[0]?.data.buffer.byteLength ?? null),
      nodes: this.#closed || this.#runs.length === 0 ? [] : parseProfile(this.profile()),
      inputs: this.snapshots(this.inputs),
      outputs: this.snapshots(this.outputs),
    };
  }

  #tensor(info: ReturnType<TfLiteRunner['getInputs']>[number]): Tensor {
    const check = () => this.#check();
    return {
      name: info.name,
      dataType: info.dataType as DataType,
      shape: info.shape === '' ? [] : info.shape.split(',').map(Number),
      // Asked for anew each time: the memory moves when it grows.
      get data(): TensorData {
        check();
        return info.data();
      },
    };
  }

  #check(): void {
    if (this.#closed) throw new Error('delete()로 닫은 인터프리터는 더 쓸 수 없습니다.');
  }
}
