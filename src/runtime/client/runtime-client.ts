import type {
  AppWorkerCall,
  AppWorkerCalls,
  AppWorkerRequest,
  AppWorkerResponse,
  ArenaOptions,
  RunModelOptions,
} from '../contract/app-worker.ts';
import type { ArenaTrial, ArenaTrialOptions, OpValuesOptions } from '../contract/arena-map.ts';
import { viewTrace } from '../contract/arena-words.ts';
import type { CompareCandidate, RealInputs } from '../contract/compare.ts';
import type { EngineId, Progress } from '../contract/engine.ts';
import type {
  ConvertOptions,
  InspectOptions,
  NamedModel,
  ReducedConfigOptions,
} from '../contract/placement.ts';
import { HeldModels } from './held-models.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Questions of one lane answer one need: a newer one ends the older, whose promise then rejects
   * with an AbortError. Without a lane every question is answered.
   */
  readonly lane?: string;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly lane: string | undefined;
}

/**
 * Asks our own trusted worker: what a model contains, what it does in an arena of a size, how small
 * that arena may be, what a model answers. The worker starts at the first question.
 */
export class RuntimeClient implements Disposable {
  #worker: Worker | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();
  readonly #models = new HeldModels();

  availability(options: CallOptions = {}) {
    return this.#call('availability', {}, options);
  }

  /** A .tflite as the engine reads it. */
  describe(model: Uint8Array, options: CallOptions = {}) {
    return this.#call('describe', { model }, options);
  }

  /** AllocateTensors and some Invokes in an arena of a size, traced. */
  runInArena(model: Uint8Array, arena: ArenaOptions, options: CallOptions = {}) {
    return this.#call('arena', { model, options: arena }, options);
  }

  /** As runInArena with one Invoke, but light enough to be asked at every step of a drag. */
  async tryArena(
    model: Uint8Array,
    trial: ArenaTrialOptions,
    options: CallOptions = {},
  ): Promise<ArenaTrial> {
    const packed = await this.#call('arenaTrial', { model, options: trial }, options);
    return { ...packed, trace: viewTrace(packed.trace) };
  }

  /** What some tensors held just after an op had run. */
  valuesAfterOp(model: Uint8Array, values: OpValuesOptions, options: CallOptions = {}) {
    return this.#call('opValues', { model, options: values }, options);
  }

  /** With `offlinePlan`, of the model that carries that plan. */
  findSmallestArena(
    model: Uint8Array,
    {
      offlinePlan = null,
      inputs = [],
      ...options
    }: CallOptions & Partial<Pick<ArenaTrialOptions, 'offlinePlan' | 'inputs'>> = {},
  ) {
    return this.#call('smallestArena', { model, offlinePlan, inputs }, options);
  }

  /** Inputs of a model, as its file tells them. */
  modelInputs(engine: EngineId, model: Blob, options: CallOptions = {}) {
    return this.#call('modelInputs', { engine, model }, options);
  }

  /** The files beside an ONNX model that it keeps weights in. */
  externalFiles(model: Blob, options: CallOptions = {}) {
    return this.#call('externalFiles', { model }, options);
  }

  /** Where ONNX Runtime puts the nodes of a model, why, and how long they take. */
  inspect(model: Blob, inspected: InspectOptions, options: CallOptions = {}) {
    return this.#call('inspect', { model, options: inspected }, options);
  }

  /** An `.onnx` as `.ort`, and both held against each other on an input. */
  convertToOrt(model: Blob, converted: ConvertOptions, options: CallOptions = {}) {
    return this.#call('convertToOrt', { model, options: converted }, options);
  }

  /** The operators of some models as the config that ONNX Runtime's reduced build takes. */
  reducedConfig(
    models: readonly NamedModel[],
    config: ReducedConfigOptions,
    options: CallOptions = {},
  ) {
    return this.#call('reducedConfig', { models, options: config }, options);
  }

  /** Opens one side of a comparison and keeps it open; `compare` in comparison.ts runs them by turns. */
  openCandidate(candidate: CompareCandidate, options: CallOptions = {}) {
    return this.#call('openCandidate', { candidate }, options);
  }

  runCandidate(
    candidate: string,
    inputs: RealInputs | null,
    read: boolean,
    options: CallOptions = {},
  ) {
    return this.#call('runCandidate', { candidate, inputs, read }, options);
  }

  closeCandidates(options: CallOptions = {}) {
    return this.#call('closeCandidates', {}, options);
  }

  /** The same model and inputs on one of the engines. */
  runModel(engine: EngineId, model: Uint8Array, run: RunModelOptions, options: CallOptions = {}) {
    return this.#call('runModel', { engine, model, options: run }, options);
  }

  [Symbol.dispose](): void {
    this.#end(new DOMException('The runtime client was disposed of', 'AbortError'));
  }

  #call<K extends AppWorkerCall>(
    kind: K,
    ask: AppWorkerCalls[K]['ask'],
    { signal, onProgress, lane }: CallOptions,
  ): Promise<AppWorkerCalls[K]['answer']> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (lane !== undefined) this.#supersede(lane);
    const id = this.#nextId++;
    const worker = this.#start();
    return new Promise<AppWorkerCalls[K]['answer']>((resolve, reject) => {
      const cancel = () => this.#cancel(id, signal?.reason);
      this.#waiting.set(id, {
        resolve: (answer) => {
          signal?.removeEventListener('abort', cancel);
          resolve(answer);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', cancel);
          reject(error);
        },
        onProgress,
        lane,
      });
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        worker.postMessage({ id, kind, ...this.#models.sent(ask) });
      } catch (error) {
        // What could not be copied did not arrive.
        this.#models.clear();
        this.#waiting.delete(id);
        reject(error);
      }
    });
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const name = `runtime ${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
    const worker = new Worker(new URL('../worker/main.ts', import.meta.url), {
      type: 'module',
      name,
    });
    worker.onmessage = ({ data }: MessageEvent<AppWorkerResponse>) => {
      if (data.kind === 'alive') void this.#outlive(worker, name);
      else this.#hear(data);
    };
    // A runtime that aborts takes its realm with it: the next question gets a new worker.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new Error(event.message || 'The runtime worker could not be loaded'));
    };
    this.#worker = worker;
    return worker;
  }

  /** The lock is free only when the worker is gone: ended here, or by the browser without a word. */
  async #outlive(worker: Worker, name: string): Promise<void> {
    await navigator.locks.request(name, () => {});
    if (this.#worker !== worker) return;
    this.#end(
      new Error(
        '작업자(worker)가 도중에 끝났습니다. 대개 메모리가 모자라 브라우저가 끝낸 것입니다. 다른 탭을 닫거나 더 작은 모델과 입력으로 다시 실행해 보세요.',
      ),
    );
  }

  #hear(response: Exclude<AppWorkerResponse, { kind: 'alive' }>): void {
    const waiting = this.#waiting.get(response.id);
    if (waiting === undefined) return;
    switch (response.kind) {
      case 'progress':
        waiting.onProgress?.(response.progress);
        return;
      case 'answer':
        this.#waiting.delete(response.id);
        waiting.resolve(response.answer as never);
        return;
      case 'failed':
        this.#waiting.delete(response.id);
        waiting.reject(Object.assign(new Error(response.message), { name: response.name }));
        return;
    }
  }

  #supersede(lane: string): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.lane === lane) {
        this.#cancel(id, new DOMException('A newer question was asked', 'AbortError'));
      }
    }
  }

  #cancel(id: number, reason: unknown): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    const message: AppWorkerRequest = { id, kind: 'cancel' };
    this.#worker?.postMessage(message);
    waiting.reject(reason);
  }

  #end(error: unknown): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#models.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
