import type * as Declared from '../../contract/modules/tflm.d.ts';
import { Profiler as NativeProfiler, type TensorView, TYPE_NAMES } from './abi.ts';
import { Arena, Model, Resolver, Resources } from './api-parts.ts';
import type { ApiState } from './api-state.ts';
import { STATUS } from './constants.ts';
import { descriptionOf } from './description.ts';
import { type TensorBytes, tensorData } from './tensor-data.ts';
import { Trial } from './trial.ts';

/** The console and serialisation ask an object by this name what is to be shown of it. */
const INSPECT = Symbol.for('edge-runtime-lab.inspect');

type Classes = Pick<typeof Declared, 'MicroInterpreter' | 'RecordingMicroInterpreter'>;

/** MicroInterpreter and its recording kin: upstream's behaviour, with its misuse made clear. */
export function interpreterClasses(state: ApiState): Classes {
  class MicroInterpreter implements Declared.MicroInterpreter {
    readonly #trial: Trial;
    /** Made once after AllocateTensors, so that `input(0) === input(0)` as in C++. */
    #tensors = new Map<string, Declared.TfLiteTensor>();

    constructor(
      model: Declared.Model,
      opResolver: Declared.MicroMutableOpResolver,
      tensorArena: Declared.TensorArena,
      resourceVariables: Declared.MicroResourceVariables | null = null,
      profiler: Declared.MicroProfiler | null = null,
      preserveAllTensors = false,
      recording = false,
    ) {
      const parts = checkParts(model, opResolver, tensorArena, resourceVariables, profiler);
      state.ordinal += 1;
      this.#trial = new Trial(state.tflm, {
        model: parts.model.native,
        modelName: parts.model.file,
        resolver: parts.resolver.native,
        resolverCapacity: parts.resolver.capacity,
        resolverMethods: parts.resolver.methods,
        arena: parts.arena.address,
        arenaBytes: parts.arena.bytes,
        ordinal: state.ordinal,
        recording,
        preserveAll: preserveAllTensors,
        resourceVariables: parts.resources,
        ...(parts.profiler === null ? {} : { profiler: parts.profiler }),
      });
      state.last = this.#trial;
      state.say(this.#trial.said, this.initializationStatus() !== STATUS.kTfLiteOk);
    }

    allocateTensors(): number {
      this.#tensors.clear();
      return this.#do((trial) => trial.allocateTensors());
    }

    invoke(): number {
      return this.#do((trial) => trial.invoke());
    }

    reset(): number {
      return this.#do((trial) => trial.reset());
    }

    input(index: number): Declared.TfLiteTensor {
      return this.#tensor('input', index);
    }

    output(index: number): Declared.TfLiteTensor {
      return this.#tensor('output', index);
    }

    inputsSize(): number {
      return this.#alive().interpreter.inputsSize;
    }

    outputsSize(): number {
      return this.#alive().interpreter.outputsSize;
    }

    getTensor(tensorIndex: number, subgraphIndex = 0): Declared.TfLiteEvalTensor {
      const trial = this.#allocated();
      const find = () => trial.interpreter.tensor(tensorIndex, subgraphIndex);
      const tensor = find();
      if (tensor === null) throw this.#refusal(trial);
      const described = descriptionOf(trial.setup.model).subgraphs[subgraphIndex];
      const bytes = described?.tensors[tensorIndex]?.bytes ?? 0;
      const where: TensorBytes = { address: tensor.data, bytes };
      return {
        data: tensorData(state.tflm.engine.instance, () => {
          this.#alive();
          return where;
        }),
        dims: tensor.dims,
        type: TYPE_NAMES.indexOf(tensor.type),
      };
    }

    initializationStatus(): number {
      const { allocator, interpreter } = this.#alive();
      return allocator.ended ? STATUS.kTfLiteAbort : interpreter.initializationStatus;
    }

    arenaUsedBytes(): number {
      return this.#alive().interpreter.arenaUsedBytes;
    }

    delete(): void {
      if (state.last === this.#trial) {
        state.lastWords = this.#trial.report();
        state.last = null;
      }
      this.#trial[Symbol.dispose]();
    }

    /** For the recording kin below; not part of the student's declaration. */
    protected get trial(): Trial {
      return this.#alive();
    }

    #do(call: (trial: Trial) => number): number {
      const trial = this.#alive();
      state.last = trial;
      const before = trial.said.length;
      const status = call(trial);
      state.say(trial.said.slice(before), status !== STATUS.kTfLiteOk);
      return status;
    }

    #alive(): Trial {
      if (this.#trial.freed) throw new Error('delete()로 없앤 인터프리터는 더 쓸 수 없습니다.');
      return this.#trial;
    }

    #allocated(): Trial {
      const trial = this.#alive();
      if (!trial.allocated) {
        throw new Error(
          '아직 텐서가 없습니다. allocateTensors()가 kTfLiteOk를 돌려준 뒤에 텐서를 읽거나 쓸 수 있습니다.',
        );
      }
      return trial;
    }

    #tensor(side: 'input' | 'output', index: number): Declared.TfLiteTensor {
      const trial = this.#allocated();
      const key = `${side} ${index}`;
      let tensor = this.#tensors.get(key);
      if (tensor === undefined) {
        const view =
          side === 'input' ? trial.interpreter.input(index) : trial.interpreter.output(index);
        if (view === null) throw this.#refusal(trial);
        tensor = this.#tensorOf(view);
        this.#tensors.set(key, tensor);
      }
      return tensor;
    }

    #tensorOf(view: TensorView): Declared.TfLiteTensor {
      const where: TensorBytes = { address: view.data, bytes: view.bytes };
      const data = tensorData(state.tflm.engine.instance, () => {
        this.#alive();
        return where;
      });
      const shown = { type: view.type, dims: view.dims, bytes: view.bytes };
      const params = { scale: view.scale, zeroPoint: view.zeroPoint };
      return Object.assign(Object.create({ [INSPECT]: () => ({ ...shown, params }) }), {
        data,
        dims: view.dims,
        type: TYPE_NAMES.indexOf(view.type),
        bytes: view.bytes,
        params,
      }) as Declared.TfLiteTensor;
    }

    /** Upstream answers with a message and a null pointer; reading through that would be undefined. */
    #refusal(trial: Trial): RangeError {
      const messages = trial.listen();
      state.say(messages, true);
      return new RangeError(messages.join('\n') || '그런 텐서가 없습니다.');
    }
  }

  class RecordingMicroInterpreter extends MicroInterpreter {
    constructor(
      model: Declared.Model,
      opResolver: Declared.MicroMutableOpResolver,
      tensorArena: Declared.TensorArena,
      resourceVariables: Declared.MicroResourceVariables | null = null,
      profiler: Declared.MicroProfiler | null = null,
    ) {
      super(model, opResolver, tensorArena, resourceVariables, profiler, false, true);
    }

    getMicroAllocator(): Declared.RecordingMicroAllocator {
      const trial = () => this.trial;
      return {
        getRecordedAllocation(type) {
          const { requested, used, count } = trial().allocator.recorded(type);
          return { requestedBytes: requested, usedBytes: used, count };
        },
        printAllocations() {
          trial().allocator.printAllocations();
          state.say(trial().listen(), false);
        },
      };
    }
  }

  return {
    MicroInterpreter: MicroInterpreter as typeof Declared.MicroInterpreter,
    RecordingMicroInterpreter:
      RecordingMicroInterpreter as unknown as typeof Declared.RecordingMicroInterpreter,
  };
}

/** Arguments in another order, or of another kind, would be undefined behaviour in C++. */
function checkParts(
  model: unknown,
  resolver: unknown,
  arena: unknown,
  resources: unknown,
  profiler: unknown,
) {
  if (!(model instanceof Model)) {
    throw new TypeError('첫 번째 인자는 getModel()이 돌려준 모델이어야 합니다.');
  }
  if (!(resolver instanceof Resolver)) {
    throw new TypeError('두 번째 인자는 MicroMutableOpResolver여야 합니다.');
  }
  if (!(arena instanceof Arena)) {
    throw new TypeError('세 번째 인자는 TensorArena여야 합니다.');
  }
  if (resources !== null && !(resources instanceof Resources)) {
    throw new TypeError('네 번째 인자는 MicroResourceVariables이거나 null이어야 합니다.');
  }
  const native =
    typeof profiler === 'object' && profiler !== null && 'native' in profiler
      ? profiler.native
      : null;
  if (profiler !== null && !(native instanceof NativeProfiler)) {
    throw new TypeError('다섯 번째 인자는 MicroProfiler이거나 null이어야 합니다.');
  }
  return {
    model,
    resolver,
    arena,
    resources: resources?.count ?? 0,
    profiler: native instanceof NativeProfiler ? native : null,
  };
}
