import type { OpTensor, PackedTrial } from '../../contract/arena-map.ts';
import {
  type InterpreterReport,
  type NodeRun,
  TFLITE_STATUS,
  type TfLiteStatusName,
} from '../../contract/report.ts';
import type { TensorSnapshot, TensorValues } from '../../contract/tensor.ts';
import { snapshot } from '../snapshot.ts';
import {
  type Allocator,
  type Interpreter,
  type Model,
  type Profiler,
  type Resolver,
  STATUS_ERROR,
  type TensorView,
} from './abi.ts';
import { descriptionOf } from './description.ts';
import type { LoadedTflm } from './load.ts';

export interface TrialSetup {
  readonly model: Model;
  readonly modelName: string | null;
  readonly resolver: Resolver;
  readonly resolverCapacity: number;
  readonly resolverMethods: readonly string[];
  /** Address and size of the arena, which stays the caller's. */
  readonly arena: number;
  readonly arenaBytes: number;
  readonly recording?: boolean;
  readonly preserveAll?: boolean;
  readonly resourceVariables?: number;
  readonly profiler?: Profiler;
  readonly ordinal: number;
}

export function statusName(status: number): TfLiteStatusName {
  return TFLITE_STATUS[status as keyof typeof TFLITE_STATUS] ?? 'kTfLiteError';
}

/** Typed arrays by the names of TfLiteType; what is not here is shown as bytes. */
const ARRAYS = {
  FLOAT32: Float32Array,
  FLOAT64: Float64Array,
  INT8: Int8Array,
  INT16: Int16Array,
  INT32: Int32Array,
  INT64: BigInt64Array,
  UINT16: Uint16Array,
  UINT32: Uint32Array,
  UINT64: BigUint64Array,
} as const;

/**
 * One interpreter with its allocator, traced: what was done with it, what it said and how long it
 * took. The student's module, comparisons and arena searches all go through here.
 */
export class Trial implements Disposable {
  readonly allocator: Allocator;
  readonly interpreter: Interpreter;
  readonly said: string[] = [];
  #allocateStatus: number | null = null;
  #invokeStatus: number | null = null;
  #invokes = 0;
  #loadMilliseconds: number;
  readonly #runs: number[] = [];
  #freed = false;

  constructor(
    private readonly tflm: LoadedTflm,
    readonly setup: TrialSetup,
  ) {
    const { engine } = tflm;
    const { model, resolver, arena, arenaBytes, recording, preserveAll } = setup;
    const { resourceVariables, profiler } = setup;
    const started = performance.now();
    this.allocator = engine.createAllocator(arena, arenaBytes, {
      trace: true,
      ...(recording === undefined ? {} : { recording }),
      ...(preserveAll === undefined ? {} : { preserveAll }),
    });
    this.interpreter = engine.createInterpreter(model, resolver, this.allocator, {
      ...(resourceVariables === undefined ? {} : { resourceVariables }),
      ...(profiler === undefined ? {} : { profiler }),
    });
    this.interpreter.timeOps(true);
    this.#loadMilliseconds = performance.now() - started;
    this.listen();
  }

  get freed(): boolean {
    return this.#freed;
  }

  /** AllocateTensors has succeeded, so that there are tensors. */
  get allocated(): boolean {
    return this.#allocateStatus === 0;
  }

  /** AllocateTensors and every Invoke so far have succeeded, and there was at least one. */
  get works(): boolean {
    return this.#allocateStatus === 0 && this.#invokeStatus === 0;
  }

  allocateTensors(): number {
    const started = performance.now();
    this.#allocateStatus = this.interpreter.allocateTensors();
    this.#loadMilliseconds += performance.now() - started;
    this.listen();
    return this.#allocateStatus;
  }

  invoke(): number {
    const started = performance.now();
    this.#invokeStatus = this.interpreter.invoke();
    this.#runs.push(performance.now() - started);
    this.#invokes += 1;
    // Upstream allocates on the first Invoke if nobody has.
    this.#allocateStatus ??= this.#invokeStatus;
    this.listen();
    return this.#invokeStatus;
  }

  reset(): number {
    const status = this.interpreter.reset();
    this.listen();
    return status;
  }

  /** Takes what the engine has printed since as this interpreter's, and returns it. */
  listen(): string[] {
    const messages = this.tflm.messages.take();
    this.said.push(...messages);
    return messages;
  }

  bytesOf({ data, bytes }: TensorView): Uint8Array {
    return this.tflm.engine.instance.bytes(data, bytes);
  }

  /** Copies values into an input; the numbers of elements must agree. */
  fill(index: number, values: TensorValues): void {
    const tensor = this.interpreter.input(index);
    if (tensor === null) throw new RangeError(this.listen().join('\n'));
    const source = ArrayBuffer.isView(values) ? values : null;
    if (source === null || source.byteLength !== tensor.bytes) {
      throw new RangeError(
        `${index}번 입력은 ${tensor.bytes}바이트입니다. 넘겨받은 값은 ${source?.byteLength ?? 0}바이트입니다.`,
      );
    }
    const { buffer, byteOffset, byteLength } = source;
    this.bytesOf(tensor).set(new Uint8Array(buffer, byteOffset, byteLength));
  }

  clearInputs(): void {
    for (let i = 0; i < this.interpreter.inputsSize; i++) {
      const tensor = this.interpreter.input(i);
      if (tensor !== null) this.bytesOf(tensor).fill(0);
    }
  }

  report(): InterpreterReport {
    const { setup, interpreter, allocator } = this;
    const model = descriptionOf(setup.model);
    const ops = interpreter.opRuns();
    const names = (subgraph: number) => model.subgraphs[subgraph];
    const nodes = ops.map(({ subgraph, op, microseconds }, index): NodeRun => {
      const described = names(subgraph)?.ops[op];
      const outputs = (described?.outputs ?? []).flatMap(
        (tensor) => names(subgraph)?.tensors[tensor] ?? [],
      );
      return {
        index,
        name: outputs[0]?.name ?? '',
        op: described?.name ?? '',
        microseconds,
        bytes: outputs.reduce((sum, { bytes }) => sum + bytes, 0),
        provider: null,
      };
    });
    return {
      engine: 'tflm',
      ordinal: setup.ordinal,
      modelName: setup.modelName,
      model,
      resolver: { capacity: setup.resolverCapacity, methods: setup.resolverMethods },
      variant: this.tflm.variant,
      runtimeBytes: this.tflm.bytes,
      kernelBytes: this.tflm.engine.kernelBuffers,
      arenaBytes: setup.arenaBytes,
      arenaUsedBytes: interpreter.arenaUsedBytes,
      allocateStatus: this.#allocateStatus === null ? null : statusName(this.#allocateStatus),
      invokeStatus: this.#invokeStatus === null ? null : statusName(this.#invokeStatus),
      invokeCount: this.#invokes,
      messages: this.said,
      trace: allocator.trace(),
      ops,
      nodes,
      timing: { loadMilliseconds: this.#loadMilliseconds, runMilliseconds: this.#runs },
      inputs: this.#snapshots('input'),
      outputs: this.#snapshots('output'),
    };
  }

  /** Of an interpreter that AllocateTensors was called on. */
  arenaTrial(): PackedTrial {
    return {
      arenaBytes: this.setup.arenaBytes,
      arenaUsedBytes: this.interpreter.arenaUsedBytes,
      allocateStatus: statusName(this.#allocateStatus ?? STATUS_ERROR),
      invokeStatus: this.#invokeStatus === null ? null : statusName(this.#invokeStatus),
      messages: [...this.said],
      trace: this.allocator.traceWords(),
    };
  }

  /** What was asked for with requestSnapshot, of the last Invoke; a loop's op in its last round. */
  snapshotsAfter(subgraph: number, op: number): OpTensor[] {
    const described = descriptionOf(this.setup.model).subgraphs[subgraph];
    const last = new Map<number, OpTensor>();
    for (const taken of this.interpreter.snapshots()) {
      const tensor = described?.tensors[taken.tensor];
      if (taken.subgraph !== subgraph || taken.op !== op || tensor === undefined) continue;
      const { name, type, shape, quantization: q } = tensor;
      const values = valuesOf(type as TensorView['type'], taken.data);
      const [scale] = q?.scale ?? [];
      const quantization = scale === undefined ? null : { scale, zeroPoint: q?.zeroPoint[0] ?? 0 };
      const value = { name, type, shape, quantization, values, length: values.length };
      last.set(taken.tensor, { tensor: taken.tensor, value });
    }
    return [...last.values()];
  }

  /** Frees in the reverse order of making; the arena is the caller's. */
  [Symbol.dispose](): void {
    if (this.#freed) return;
    this.#freed = true;
    this.interpreter.free();
    this.allocator.free();
  }

  #snapshots(side: 'input' | 'output'): TensorSnapshot[] {
    if (!this.allocated) return [];
    const { interpreter, setup } = this;
    const [subgraph] = descriptionOf(setup.model).subgraphs;
    const size = side === 'input' ? interpreter.inputsSize : interpreter.outputsSize;
    const indices = Array.from({ length: size }, (_, i) => i);
    return indices.flatMap((i) => {
      const tensor = side === 'input' ? interpreter.input(i) : interpreter.output(i);
      const index = side === 'input' ? interpreter.inputIndex(i) : interpreter.outputIndex(i);
      if (tensor === null) return [];
      const { type, dims, scale, zeroPoint } = tensor;
      const described = subgraph?.tensors[index];
      const quantization = described?.quantization ? { scale, zeroPoint } : null;
      return [
        snapshot(
          { name: described?.name ?? '', type, shape: dims, quantization },
          valuesOf(type, this.bytesOf(tensor)),
        ),
      ];
    });
  }
}

/** A copy of a tensor's bytes in the array of its type. */
function valuesOf(type: TensorView['type'], bytes: Uint8Array): TensorValues {
  const Values = ARRAYS[type as keyof typeof ARRAYS] ?? Uint8Array;
  const copy = bytes.slice();
  const whole = copy.length - (copy.length % Values.BYTES_PER_ELEMENT);
  return new Values(copy.buffer, 0, whole / Values.BYTES_PER_ELEMENT);
}
