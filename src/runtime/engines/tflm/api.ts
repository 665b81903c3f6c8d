import type { KernelSet } from '../../contract/engine.ts';
import type * as Declared from '../../contract/modules/tflm.d.ts';
import type { EngineHost, LoadedEngine } from '../engine.ts';
import { EngineMemoryError, type Profiler as NativeProfiler } from './abi.ts';
import { interpreterClasses } from './api-interpreter.ts';
import { Arena, Model, Resolver, Resources } from './api-parts.ts';
import type { ApiState } from './api-state.ts';
import {
  RECORDED_ALLOCATION_TYPE,
  SCHEMA_VERSION,
  STATUS,
  TYPES,
  tfLiteTypeGetName,
} from './constants.ts';
import { Registration, registerFunctions } from './fast-kernels.ts';
import type { LoadedTflm } from './load.ts';
import { RESOLVER_METHODS } from './resolver-methods.ts';

/**
 * The module `tflm` as the student sees it: upstream's C++ in camelCase. Its type is the very
 * declaration that the editor shows.
 */
export function studentModule(tflm: LoadedTflm, host: EngineHost): LoadedEngine {
  const state: ApiState = {
    tflm,
    host,
    last: null,
    lastWords: null,
    ordinal: 0,
    say: (messages, failed) => {
      for (const message of messages) host.log('tflm', failed ? 'error' : 'info', message);
    },
  };
  const exports: typeof Declared = {
    ...STATUS,
    ...TYPES,
    TFLITE_SCHEMA_VERSION: SCHEMA_VERSION,
    RecordedAllocationType: RECORDED_ALLOCATION_TYPE,
    tfLiteTypeGetName,
    TFLMRegistration: Registration as unknown as typeof Declared.TFLMRegistration,
    ...registerFunctions('reference'),
    fast: registerFunctions('fast'),
    ...partClasses(state),
    ...interpreterClasses(state),
  };
  return { exports, report: () => state.last?.report() ?? state.lastWords };
}

type Parts = Pick<
  typeof Declared,
  | 'getModel'
  | 'Model'
  | 'TensorArena'
  | 'MicroMutableOpResolver'
  | 'MicroResourceVariables'
  | 'MicroProfiler'
>;

function partClasses(state: ApiState): Parts {
  const { tflm } = state;

  function getModel(bytes: Uint8Array | ArrayBuffer): Declared.Model {
    const file = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
    if (!(file instanceof Uint8Array)) {
      throw new TypeError('getModel에는 loadModel이 돌려준 바이트(Uint8Array)를 넘겨 주세요.');
    }
    const native = tflm.engine.openModel(file);
    const messages = tflm.messages.take();
    state.say(messages, native === null);
    if (native === null) {
      throw new Error(`TFLM이 읽을 수 없는 파일입니다. ${messages.join(' ')}`);
    }
    return new Model(native, state.host.nameOf(file.buffer)) as unknown as Declared.Model;
  }

  class TensorArena extends Arena {
    constructor(bytes: number) {
      super(allocateArena(state, bytes), bytes);
    }
  }

  class MicroMutableOpResolver extends Resolver {
    constructor(tOpCount: number) {
      if (!Number.isInteger(tOpCount) || tOpCount < 1) {
        throw new RangeError('MicroMutableOpResolver의 N은 1 이상의 정수여야 합니다.');
      }
      super(tflm.engine.createResolver(tOpCount, state.host.kernels), tOpCount);
    }
  }
  for (const method of RESOLVER_METHODS) {
    const name = method.charAt(0).toLowerCase() + method.slice(1);
    Object.defineProperty(MicroMutableOpResolver.prototype, name, {
      value(this: Resolver, registration?: unknown) {
        const status = this.add(method, kernelsOf(registration, method));
        state.say(tflm.messages.take(), status !== STATUS.kTfLiteOk);
        return status;
      },
    });
  }

  class MicroProfiler {
    readonly native: NativeProfiler = tflm.engine.createProfiler();

    getTotalTicks(): number {
      return this.native.totalTicks;
    }

    log(): void {
      this.native.log();
      state.say(tflm.messages.take(), false);
    }

    logCsv(): void {
      this.native.logCsv();
      state.say(tflm.messages.take(), false);
    }

    logTicksPerTagCsv(): void {
      this.native.logTicksPerTagCsv();
      state.say(tflm.messages.take(), false);
    }

    clearEvents(): void {
      this.native.clear();
    }
  }

  return {
    getModel,
    Model: Model as unknown as typeof Declared.Model,
    TensorArena,
    // Its add… methods were put on the prototype above, by the engine's own list of names.
    MicroMutableOpResolver:
      MicroMutableOpResolver as unknown as typeof Declared.MicroMutableOpResolver,
    MicroResourceVariables: Resources as unknown as typeof Declared.MicroResourceVariables,
    MicroProfiler,
  };
}

/** The set that a registration stands for; another op's kernel would be undefined behaviour in C++. */
function kernelsOf(registration: unknown, method: string): KernelSet | undefined {
  if (registration === undefined) return undefined;
  const name = method.charAt(0).toLowerCase() + method.slice(1);
  if (!(registration instanceof Registration)) {
    throw new TypeError(`${name}에는 register_…()가 돌려준 커널만 넘길 수 있습니다.`);
  }
  if (registration.method !== method) {
    throw new TypeError(`${name}에 ${registration.op}의 커널을 넘겼습니다.`);
  }
  return registration.kernels;
}

function allocateArena({ tflm }: ApiState, bytes: number): number {
  if (!Number.isInteger(bytes) || bytes < 0) {
    throw new RangeError('TensorArena의 크기는 0 이상의 정수(바이트)여야 합니다.');
  }
  try {
    return tflm.engine.allocate(bytes);
  } catch (error) {
    if (!(error instanceof EngineMemoryError)) throw error;
    throw new RangeError(
      `${bytes.toLocaleString('ko-KR')}바이트의 아레나를 만들 수 없습니다. 엔진이 쓸 수 있는 메모리를 넘습니다.`,
    );
  }
}
