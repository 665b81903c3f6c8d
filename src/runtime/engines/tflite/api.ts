import type * as Declared from '../../contract/modules/tflite.d.ts';
import type { EngineHost, LoadedEngine } from '../engine.ts';
import type { TfLiteClient } from './client.ts';
import { OpenInterpreter } from './interpreter.ts';

/** The module `tflite` as the student sees it; the type is the very declaration of the editor. */
export function studentModule(client: TfLiteClient, host: EngineHost): LoadedEngine {
  let ordinal = 0;
  let last: OpenInterpreter | null = null;

  class Interpreter implements Declared.Interpreter {
    readonly #open: OpenInterpreter;

    constructor(open: unknown) {
      if (!(open instanceof OpenInterpreter)) {
        throw new TypeError('new 대신 await Interpreter.create(model)로 만드세요.');
      }
      this.#open = open;
    }

    static async create(
      model: Uint8Array | ArrayBuffer,
      options: Declared.InterpreterOptions = {},
    ): Promise<Interpreter> {
      const open = await host.hold(
        OpenInterpreter.create(client, host, wholeBuffer(model), ordinal + 1, {
          threads: options.numThreads ?? 1,
          profiling: options.profiling ?? false,
        }),
      );
      ordinal += 1;
      last = open;
      return new Interpreter(open);
    }

    get inputs() {
      return this.#open.inputs;
    }

    get outputs() {
      return this.#open.outputs;
    }

    input(index: number): Declared.Tensor {
      return tensorAt(this.#open.inputs, index, '입력');
    }

    output(index: number): Declared.Tensor {
      return tensorAt(this.#open.outputs, index, '출력');
    }

    invoke(): void {
      last = this.#open;
      this.#open.invoke();
    }

    profile(): string {
      return this.#open.profile();
    }

    delete(): void {
      this.#open.close();
    }
  }

  // The declared constructor is private to the student; ours takes an opened runner.
  const exports = { Interpreter } satisfies {
    Interpreter: Pick<typeof Declared.Interpreter, 'create'>;
  };
  return { exports, report: () => last?.report() ?? null };
}

function tensorAt(tensors: readonly Declared.Tensor[], index: number, what: string) {
  const tensor = tensors[index];
  if (tensor === undefined) {
    throw new RangeError(`${what}은 ${tensors.length}개입니다. ${index}번은 없습니다.`);
  }
  return tensor;
}

/** The package takes whole buffers only. A view over all of one passes as it is. */
function wholeBuffer(model: Uint8Array | ArrayBuffer): ArrayBuffer {
  if (model instanceof ArrayBuffer) return model;
  const whole = model.byteLength === model.buffer.byteLength;
  return (whole ? model.buffer : model.slice().buffer) as ArrayBuffer;
}
