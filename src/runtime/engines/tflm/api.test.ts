import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { KernelSet } from '../../contract/engine.ts';
import type * as Declared from '../../contract/modules/tflm.d.ts';
import type { InterpreterReport } from '../../contract/report.ts';
import type { EngineHost } from '../engine.ts';
import { Engine } from './abi.ts';
import { studentModule } from './api.ts';
import { FAST_KERNELS } from './fast-kernels.ts';
import { MessageLog } from './messages.ts';
import { RESOLVER_METHODS } from './resolver-methods.ts';

const WASM = new WebAssembly.Module(readFileSync('engine/dist/tflm.wasm'));
const zoo = (file: string) => new Uint8Array(readFileSync(`public/models/${file}`));
const DIGITS = zoo('digits/digits_int8.tflite');

/** The module as a program of the student gets it, with what it prints. */
function load(kernels: KernelSet = 'reference') {
  const messages = new MessageLog();
  const engine = new Engine(WASM, { log: (text) => messages.write(text) });
  const printed: string[] = [];
  const host: EngineHost = {
    worker: 'threads',
    threads: 1,
    kernels,
    log: (_, level, text) => printed.push(`${level}: ${text}`),
    provide: () => Promise.reject(new Error('nothing to fetch here')),
    capture: () => [],
    hold: (work) => work,
    nameOf: () => null,
  };
  const loaded = studentModule({ engine, messages, variant: 'simd', bytes: null }, host);
  return {
    engine,
    printed,
    tflm: loaded.exports as unknown as typeof Declared,
    report: () => loaded.report(true) as InterpreterReport,
  };
}

/** The note's example, as a lesson has it. */
function digits({ tflm }: ReturnType<typeof load>, arenaBytes: number, ops = 5) {
  const resolver = new tflm.MicroMutableOpResolver(ops);
  resolver.addConv2D();
  resolver.addMaxPool2D();
  resolver.addReshape();
  resolver.addFullyConnected();
  resolver.addSoftmax();
  const arena = new tflm.TensorArena(arenaBytes);
  return new tflm.MicroInterpreter(tflm.getModel(DIGITS), resolver, arena);
}

describe('the student’s module', () => {
  it('reads a digit of the zoo, input and output seen as int8', () => {
    const lab = load();
    const interpreter = digits(lab, 10 * 1024);
    expect(interpreter.allocateTensors()).toBe(lab.tflm.kTfLiteOk);
    const { samples } = JSON.parse(readFileSync('public/models/digits/samples.json', 'utf8')) as {
      samples: { input: number[]; expected: { label: number } }[];
    };
    const input = interpreter.input(0);
    expect(input).toMatchObject({ dims: [1, 8, 8, 1], type: lab.tflm.kTfLiteInt8, bytes: 64 });
    const right = samples.filter(({ input: pixels, expected }) => {
      for (const [i, pixel] of pixels.entries()) {
        input.data.int8[i] = Math.round(pixel / input.params.scale) + input.params.zeroPoint;
      }
      expect(interpreter.invoke()).toBe(lab.tflm.kTfLiteOk);
      const output = Array.from(interpreter.output(0).data.int8);
      return output.indexOf(Math.max(...output)) === expected.label;
    });
    expect(right.length).toBeGreaterThanOrEqual(samples.length - 1);
    expect(interpreter.arenaUsedBytes()).toBeLessThan(10 * 1024);
    expect(lab.printed).toEqual([]);
  });

  it('prints upstream’s message when an op was not registered', () => {
    const lab = load();
    const { tflm } = lab;
    const resolver = new tflm.MicroMutableOpResolver(1);
    resolver.addConv2D();
    const arena = new tflm.TensorArena(10 * 1024);
    const interpreter = new tflm.MicroInterpreter(tflm.getModel(DIGITS), resolver, arena);
    expect(interpreter.allocateTensors()).toBe(tflm.kTfLiteError);
    expect(lab.printed[0]).toBe("error: Didn't find op for builtin opcode 'MAX_POOL_2D'");
    expect(lab.report()).toMatchObject({
      allocateStatus: 'kTfLiteError',
      resolver: { capacity: 1, methods: ['AddConv2D'] },
    });
  });

  it('prints upstream’s messages when the resolver is full or knows an op already', () => {
    const lab = load();
    const resolver = new lab.tflm.MicroMutableOpResolver(1);
    expect(resolver.addConv2D()).toBe(lab.tflm.kTfLiteOk);
    expect(resolver.addConv2D()).toBe(lab.tflm.kTfLiteError);
    expect(resolver.addSoftmax()).toBe(lab.tflm.kTfLiteError);
    expect(resolver.getRegistrationLength()).toBe(1);
    expect(lab.printed).toEqual([
      'error: Calling AddBuiltin with the same op more than ',
      'error: once is not supported (Op: #3).',
      "error: Couldn't register builtin op #25, resolver size ",
      'error: is too small (1).',
    ]);
  });

  it('fails with upstream’s message when the arena is too small, at any size', () => {
    for (const bytes of [0, 1, 100, 500, 1000, 2000]) {
      const lab = load();
      const interpreter = digits(lab, bytes);
      expect(interpreter.allocateTensors(), `${bytes} bytes`).not.toBe(lab.tflm.kTfLiteOk);
      expect(lab.printed.join('\n')).toMatch(/Failed to|Aborted/);
    }
  });

  it('reports the last interpreter: trace, ops by name, input and output', () => {
    const lab = load();
    const interpreter = digits(lab, 10 * 1024);
    interpreter.allocateTensors();
    interpreter.invoke();
    const { trace, ops, nodes, outputs, timing, arenaUsedBytes } = lab.report();
    expect(arenaUsedBytes).toBe(interpreter.arenaUsedBytes());
    expect(trace?.events.every((event) => !('ok' in event) || event.ok)).toBe(true);
    expect(trace?.plan.length).toBeGreaterThan(0);
    expect(ops).toHaveLength(7);
    expect(nodes.map(({ op }) => op)).toEqual([
      'CONV_2D',
      'MAX_POOL_2D',
      'CONV_2D',
      'MAX_POOL_2D',
      'RESHAPE',
      'FULLY_CONNECTED',
      'SOFTMAX',
    ]);
    expect(outputs).toMatchObject([{ type: 'INT8', shape: [1, 10], length: 10 }]);
    expect(timing.runMilliseconds).toHaveLength(1);
  });
});

describe('what would be undefined behaviour in C++', () => {
  it('is a clear error: outside a tensor, before AllocateTensors, after delete', () => {
    const lab = load();
    const interpreter = digits(lab, 10 * 1024);
    expect(() => interpreter.input(0)).toThrow('아직 텐서가 없습니다');
    interpreter.allocateTensors();
    const { data } = interpreter.input(0);
    expect(() => {
      data.int8[64] = 1;
    }).toThrow('data.int8[64]는 텐서를 벗어납니다');
    expect(() => data.f[16]).toThrow('0부터 15까지');
    expect(() => interpreter.input(1)).toThrow('Input index 1 out of range (length is 1)');
    expect(() => interpreter.getTensor(0)).toThrow('GetTensor requires all tensors');
    interpreter.delete();
    expect(() => data.int8[0]).toThrow('delete()');
    expect(() => interpreter.invoke()).toThrow('delete()');
    interpreter.delete();
  });

  it('leaves the report of a deleted interpreter to be read', () => {
    const lab = load();
    const interpreter = digits(lab, 10 * 1024);
    interpreter.allocateTensors();
    const alive = lab.report();
    expect(alive).toMatchObject({ engine: 'tflm', ordinal: 1 });
    expect(alive.arenaUsedBytes).toBe(interpreter.arenaUsedBytes());
    interpreter.delete();
    expect(lab.report()).toEqual(alive);
  });

  it('is a clear error: arguments of another kind, a file that is no model', () => {
    const { tflm } = load();
    const arena = new tflm.TensorArena(1024);
    const resolver = new tflm.MicroMutableOpResolver(1);
    expect(() => new tflm.MicroInterpreter(arena as never, resolver, arena)).toThrow('첫 번째');
    expect(() => tflm.getModel(DIGITS.slice(0, 5000))).toThrow('TFLM이 읽을 수 없는 파일입니다');
    expect(() => tflm.getModel('digits' as never)).toThrow('loadModel');
    expect(() => new tflm.TensorArena(-1)).toThrow('0 이상의 정수');
    expect(() => new tflm.TensorArena(2 ** 40)).toThrow('메모리를 넘습니다');
    expect(() => new tflm.MicroMutableOpResolver(0)).toThrow('1 이상의 정수');
  });

  it('does not harm the interpreters after it', () => {
    const lab = load();
    digits(lab, 100).allocateTensors();
    const interpreter = digits(lab, 10 * 1024);
    expect(interpreter.allocateTensors()).toBe(lab.tflm.kTfLiteOk);
    expect(interpreter.invoke()).toBe(lab.tflm.kTfLiteOk);
  });
});

describe('a tensor’s data', () => {
  it('works as the typed array it looks like', () => {
    const lab = load();
    const interpreter = digits(lab, 10 * 1024);
    interpreter.allocateTensors();
    const { int8, uint8 } = interpreter.input(0).data;
    int8.set(new Int8Array(64).fill(-3));
    int8.fill(7, 0, 2);
    expect([...int8.slice(0, 3)]).toEqual([7, 7, -3]);
    expect(Math.max(...int8)).toBe(7);
    expect(Array.from(int8, (value) => value * 2)[0]).toBe(14);
    expect(uint8[2]).toBe(253);
    expect(int8.length).toBe(64);
    expect(int8 instanceof Int8Array).toBe(true);
    expect(new Float32Array(int8)[2]).toBe(-3);
  });
});

describe('kernels', () => {
  const withKernels = (lab: ReturnType<typeof load>, registration?: Declared.TFLMRegistration) => {
    const { tflm } = lab;
    const resolver = new tflm.MicroMutableOpResolver(5);
    expect(resolver.addConv2D(registration)).toBe(tflm.kTfLiteOk);
    resolver.addMaxPool2D();
    resolver.addReshape();
    resolver.addFullyConnected();
    resolver.addSoftmax();
    const arena = new tflm.TensorArena(10 * 1024);
    const interpreter = new tflm.MicroInterpreter(tflm.getModel(DIGITS), resolver, arena);
    interpreter.allocateTensors();
    interpreter.input(0).data.int8.fill(40);
    expect(interpreter.invoke()).toBe(tflm.kTfLiteOk);
    return { output: Array.from(interpreter.output(0).data.int8), interpreter };
  };
  const kernelsByOp = ({ ops, nodes }: InterpreterReport) =>
    ops.map(({ kernel }, index) => `${nodes[index]?.op} ${kernel}`);

  it('registers one op’s fast kernel: the same answer in the same arena, and says which ran', () => {
    const plain = load();
    const reference = withKernels(plain);
    expect(plain.report().kernelBytes).toBe(0);
    expect(new Set(plain.report().ops.map(({ kernel }) => kernel))).toEqual(new Set(['reference']));

    const lab = load();
    const fast = withKernels(lab, lab.tflm.fast.register_CONV_2D());
    const report = lab.report();
    expect(fast.output).toEqual(reference.output);
    expect(report.arenaUsedBytes).toBe(plain.report().arenaUsedBytes);
    expect(kernelsByOp(report).filter((line) => line.startsWith('CONV_2D'))).toEqual(
      kernelsByOp(plain.report())
        .filter((line) => line.startsWith('CONV_2D'))
        .map(() => 'CONV_2D fast'),
    );
    expect(kernelsByOp(report)).toContain('SOFTMAX reference');
    expect(report.kernelBytes).toBeGreaterThan(0);
    fast.interpreter.delete();
    // The weights go with the interpreter; the rows' buffer stays.
    expect(lab.engine.kernelBuffers).toBeLessThan(report.kernelBytes);
  });

  it('takes the lab’s choice where the code names no kernel, and the code’s where it does', () => {
    const lab = load('fast');
    withKernels(lab);
    expect(kernelsByOp(lab.report())).toContain('CONV_2D fast');
    const explicit = load('fast');
    withKernels(explicit, explicit.tflm.register_CONV_2D());
    expect(kernelsByOp(explicit.report())).toContain('CONV_2D reference');
  });

  it('refuses another op’s kernel, and what is none', () => {
    const { tflm } = load();
    const resolver = new tflm.MicroMutableOpResolver(2);
    expect(() => resolver.addConv2D(tflm.fast.register_ADD())).toThrow('ADD의 커널');
    expect(() => resolver.addConv2D('fast' as never)).toThrow('register_…()');
    expect(resolver.getRegistrationLength()).toBe(0);
  });

  it('lists the fast kernels that the engine has, no more and no less', () => {
    const { engine } = load();
    const resolver = engine.createResolver(RESOLVER_METHODS.length);
    const fast = RESOLVER_METHODS.filter((method) => resolver.add(method, 'fast') === 0);
    expect(fast.toSorted()).toEqual(Object.values(FAST_KERNELS).toSorted());
  });
});

describe('the rest of the interface', () => {
  it('registers every op of upstream by the names that the editor shows', () => {
    const declared = readFileSync('src/runtime/contract/modules/tflm.d.ts', 'utf8');
    const methods = [
      ...declared.matchAll(
        /^ {2}(add[A-Z]\w*)\((?:registration\?: TFLMRegistration)?\): TfLiteStatus;/gm,
      ),
    ].map(([, name = '']) => `A${name.slice(1)}`);
    expect(new Set(methods)).toEqual(new Set(RESOLVER_METHODS));

    const { engine } = load();
    const resolver = engine.createResolver(RESOLVER_METHODS.length);
    const refused = RESOLVER_METHODS.filter((method) => resolver.add(method) !== 0);
    expect(refused).toEqual([]);
  });

  it('profiles ops in upstream’s formats', () => {
    const lab = load();
    const { tflm } = lab;
    const resolver = new tflm.MicroMutableOpResolver(5);
    resolver.addConv2D();
    resolver.addMaxPool2D();
    resolver.addReshape();
    resolver.addFullyConnected();
    resolver.addSoftmax();
    const profiler = new tflm.MicroProfiler();
    const interpreter = new tflm.MicroInterpreter(
      tflm.getModel(DIGITS),
      resolver,
      new tflm.TensorArena(10 * 1024),
      null,
      profiler,
    );
    interpreter.allocateTensors();
    profiler.clearEvents();
    interpreter.invoke();
    profiler.log();
    expect(lab.printed).toHaveLength(7);
    expect(lab.printed[0]).toMatch(/^info: CONV_2D took \d+ ticks \(\d+ ms\)\.$/);
    profiler.logCsv();
    expect(lab.printed[7]).toBe('info: "Event","Tag","Ticks"');
    expect(profiler.getTotalTicks()).toBeGreaterThanOrEqual(0);
  });

  it('records allocations by category, and prints them as upstream does', () => {
    const lab = load();
    const { tflm } = lab;
    const resolver = new tflm.MicroMutableOpResolver(5);
    resolver.addConv2D();
    resolver.addMaxPool2D();
    resolver.addReshape();
    resolver.addFullyConnected();
    resolver.addSoftmax();
    const interpreter = new tflm.RecordingMicroInterpreter(
      tflm.getModel(DIGITS),
      resolver,
      new tflm.TensorArena(10 * 1024),
    );
    expect(interpreter.allocateTensors()).toBe(tflm.kTfLiteOk);
    const allocator = interpreter.getMicroAllocator();
    const { kTfLiteEvalTensorData, kNodeAndRegistrationArray } = tflm.RecordedAllocationType;
    const [subgraph] = lab.report().model?.subgraphs ?? [];
    expect(allocator.getRecordedAllocation(kTfLiteEvalTensorData)).toMatchObject({
      requestedBytes: 12 * (subgraph?.tensors.length ?? 0),
    });
    expect(allocator.getRecordedAllocation(kNodeAndRegistrationArray)).toMatchObject({
      requestedBytes: 32 * 7,
      count: 7,
    });
    allocator.printAllocations();
    expect(lab.printed[0]).toMatch(
      /^info: \[RecordingMicroAllocator\] Arena allocation total \d+ bytes$/,
    );
  });

  it('shows any tensor when all are preserved', () => {
    const lab = load();
    const { tflm } = lab;
    const resolver = new tflm.MicroMutableOpResolver(5);
    resolver.addConv2D();
    resolver.addMaxPool2D();
    resolver.addReshape();
    resolver.addFullyConnected();
    resolver.addSoftmax();
    const interpreter = new tflm.MicroInterpreter(
      tflm.getModel(DIGITS),
      resolver,
      new tflm.TensorArena(64 * 1024),
      null,
      null,
      true,
    );
    expect(interpreter.allocateTensors()).toBe(tflm.kTfLiteOk);
    interpreter.invoke();
    const [subgraph] = lab.report().model?.subgraphs ?? [];
    const index = subgraph?.ops[0]?.outputs[0] ?? -1;
    const tensor = interpreter.getTensor(index);
    expect(tensor.dims).toEqual(subgraph?.tensors[index]?.shape);
    expect(tensor.data.int8.length).toBe(subgraph?.tensors[index]?.bytes);
  });

  it('lets go of what it took: a thousand interpreters leave the heap where it was', () => {
    const { engine, tflm } = load();
    const resolver = new tflm.MicroMutableOpResolver(1);
    resolver.addFullyConnected();
    const model = tflm.getModel(zoo('sine/sine_int8.tflite'));
    const arena = new tflm.TensorArena(4096);
    const before = engine.heapUsed;
    for (let i = 0; i < 1000; i++) {
      const interpreter = new tflm.MicroInterpreter(model, resolver, arena);
      expect(interpreter.allocateTensors()).toBe(0);
      interpreter.delete();
    }
    expect(engine.heapUsed).toBe(before);
  });
});
