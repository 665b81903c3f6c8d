import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  onnxStarter,
  type StarterRequest,
  type StarterTensor,
  tfliteStarter,
  tflmStarter,
} from './starter-code.ts';

const ROOT = join(import.meta.dirname, '../../../..');

const tensor = (type: string, index: number): StarterTensor => ({
  name: `it's "${type}"\n${index}`,
  type,
  shape: [1, 2, 3],
});
const ENGINE_TYPES = ['FLOAT32', 'INT8', 'UINT8', 'INT16', 'INT32', 'INT64', 'BOOL', 'FLOAT64'];
const ORT_TYPES = ['float32', 'float64', 'int8', 'uint8', 'int32', 'int64', 'uint64', 'bool'];

const requestOf = (types: readonly string[], hasSamples: boolean): StarterRequest => ({
  file: "my 'model'.bin",
  hasSamples,
  inputs: types.map(tensor),
  outputs: types.map(tensor),
});
const NEEDS = {
  methods: ['AddConv2D', 'AddFullyConnected'],
  unknownOps: ['TOPK_V2'],
  variables: 2,
  smallestArena: 1100,
};
const PROGRAMS = {
  tflm: tflmStarter(requestOf(ENGINE_TYPES, false), NEEDS),
  tflite: tfliteStarter(requestOf(['FLOAT32', 'INT8', 'BOOL'], false)),
  onnx: onnxStarter(requestOf([...ORT_TYPES, 'string'], false)),
  onnxBeside: onnxStarter(requestOf(['float32'], false), [{ path: "w/it's", file: "it's" }]),
  // Samples come in the types that the zoo has.
  tflmSample: tflmStarter(requestOf(['FLOAT32', 'INT8', 'INT16'], true), NEEDS),
  tfliteSample: tfliteStarter(requestOf(['FLOAT32', 'INT8'], true)),
  onnxSample: onnxStarter(requestOf(['float32'], true)),
};
const without = (code: string) => code.split('\n').filter((line) => !line.startsWith('//'));

/** What the editor would underline: the settings and types are those of the lab's own programs. */
function complaints(programs: Readonly<Record<string, string>>): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.student.json'), (path) =>
    readFileSync(path, 'utf8'),
  );
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const files = new Map(
    Object.entries(programs).map(([name, code]) => [join(ROOT, `content/${name}.ts`), code]),
  );
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const parse = host.getSourceFile.bind(host);
  host.readFile = (path) => files.get(path) ?? read(path);
  host.fileExists = (path) => files.has(path) || exists(path);
  host.getSourceFile = (path, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? parse(path, ...rest)
      : ts.createSourceFile(path, code, ts.ScriptTarget.ESNext);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('programs that the model menu writes', () => {
  it('have the types of the lab, whatever the model takes and is called', () => {
    expect(complaints(PROGRAMS)).toEqual([]);
    // The check can fail: a method that the resolver does not have is found.
    const wrong = tflmStarter(requestOf([], false), { ...NEEDS, methods: ['AddNothing'] });
    expect(complaints({ wrong }).join()).toContain("Property 'addNothing' does not exist");
  });

  it('register what the model needs, in an arena with room above the smallest that works', () => {
    const code = tflmStarter(requestOf(['INT8'], true), NEEDS);
    expect(code).toContain('new tflm.MicroMutableOpResolver(2)');
    expect(code).toContain('resolver.addConv2D();\nresolver.addFullyConnected();');
    expect(code).toContain('// TOPK_V2: TFLM에 없는 연산자라 등록할 수 없습니다.');
    expect(code).toContain('1,100바이트부터');
    expect(code).toContain('new tflm.TensorArena(2 * 1024)');
    expect(code).toContain('tflm.MicroResourceVariables.create(2)');
  });

  it('ask for a sample only where the zoo has one', () => {
    const own = onnxStarter(requestOf(['float32'], false));
    expect(without(own).join('\n')).not.toContain('sample');
    expect(own).toContain('new Float32Array(6)');
    const none = tfliteStarter(requestOf([], true));
    expect(without(none).join('\n')).not.toContain('sample');
    expect(none).toContain('이 모델에는 입력이 없습니다');
  });
});
