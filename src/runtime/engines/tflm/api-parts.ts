import type { KernelSet } from '../../contract/engine.ts';
import type { Model as NativeModel, Resolver as NativeResolver } from './abi.ts';
import { STATUS } from './constants.ts';

/** What an interpreter is made of, as the student holds it; each knows the engine's own part. */

export class Model {
  constructor(
    readonly native: NativeModel,
    readonly file: string | null,
  ) {}

  version(): number {
    return this.native.version;
  }
}

export class Arena {
  constructor(
    readonly address: number,
    readonly bytes: number,
  ) {}
}

export class Resolver {
  readonly methods: string[] = [];

  constructor(
    readonly native: NativeResolver,
    readonly capacity: number,
  ) {}

  /** `kernels`: for this op alone; the resolver's own set otherwise. */
  add(method: string, kernels?: KernelSet): number {
    const status = this.native.add(method, kernels);
    if (status === null) throw new TypeError(`${method}라는 연산자 등록 함수가 없습니다.`);
    if (status === STATUS.kTfLiteOk) this.methods.push(method);
    return status;
  }

  getRegistrationLength(): number {
    return this.native.length;
  }
}

export class Resources {
  private constructor(readonly count: number) {}

  static create(maxNumVariables: number): Resources {
    if (!Number.isInteger(maxNumVariables) || maxNumVariables < 1) {
      throw new RangeError('변수의 최대 개수는 1 이상의 정수여야 합니다.');
    }
    return new Resources(maxNumVariables);
  }
}
