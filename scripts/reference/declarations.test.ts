import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { declaredModule } from './declarations.ts';

const folder = 'src/runtime/contract/modules';
const NAMES = ['lab', 'tflm', 'tflite'];
const sourceOf = (name: string) => readFileSync(`${folder}/${name}.d.ts`, 'utf8');
const read = (name: string) => declaredModule(name, sourceOf(name));

/** Everything with an anchor. */
const placesOf = (name: string) => read(name).exports.flatMap((one) => [one, ...one.members]);

describe.each(NAMES)('the reference of %s', (name) => {
  const text = sourceOf(name);

  it('has every exported name, in the order of the file', () => {
    const exported = [...text.matchAll(/^export \w+ (\w+)/gm)].map((match) => match[1]);
    expect(exported.length).toBe(text.match(/^export /gm)?.length);
    expect(read(name).exports.map((one) => one.name)).toEqual(exported);
  });

  it('has every member but what is private', () => {
    const members = text
      .split('\n')
      .filter((line) => /^ {2}(static |readonly )*\w+\??[(:]/.test(line))
      // The parameters of a function that is too long for one line.
      .filter((line) => !line.endsWith(','));
    expect(read(name).exports.flatMap((one) => one.members)).toHaveLength(members.length);
  });

  it('has every doc comment, each once, where it belongs', () => {
    const comments = text.match(/\/\*\*/g)?.length ?? 0;
    const { intro } = read(name);
    const documented = placesOf(name).filter(({ doc }) => doc !== null);
    expect(documented).toHaveLength(comments - 1);
    expect(text.indexOf(intro?.text.split('\n')[0] ?? '?')).toBe('/**\n * '.length);
  });

  it('has no anchor twice', () => {
    const ids = placesOf(name).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of every type, function and class what it is', () => {
    const silent = read(name).exports.filter(({ kind, doc }) => kind !== 'const' && doc === null);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

it('has for every module a program that the editor finds no fault with', () => {
  const programs = NAMES.map((name) => read(name).intro?.example ?? '');
  for (const [index, name] of NAMES.entries()) {
    expect(programs[index]).toContain(`from '${name}'`);
  }
  expect(faultsOf(programs)).toEqual([]);
});

/** What the types say of student code. */
function faultsOf(programs: readonly string[]): string[] {
  const { config } = ts.readConfigFile('tsconfig.student.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const files = new Map(programs.map((code, index) => [`/program-${index}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, language, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('what is read of a declaration', () => {
  const placeOf = (id: string) =>
    NAMES.flatMap(placesOf).find((place) => place.id === id) ?? expect.fail(id);

  it('knows whose a member is', () => {
    expect(placeOf('tflm.MicroInterpreter.invoke').signature).toBe('invoke(): TfLiteStatus');
    expect(placeOf('tflite.Interpreter.invoke').signature).toBe('invoke(): void');
    expect(placeOf('tflm.fast.register_ADD').doc?.text).toContain('fast::Register_ADD()');
    expect(placeOf('tflm.register_ADD').doc?.text).toContain('tflite::Register_ADD()');
  });

  it('says of every registration its own name', () => {
    const registrations = placesOf('tflm').filter(({ name }) => name.startsWith('register_'));
    const strange = registrations.filter(
      ({ name, doc }) => !doc?.text.includes(`::R${name.slice(1)}()`),
    );
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  it('keeps the lines of a long signature', () => {
    expect(placeOf('tflite.Interpreter.create').signature).toBe(
      'static create(\n  model: Uint8Array | ArrayBuffer,\n  options?: InterpreterOptions,\n): Promise<Interpreter>',
    );
    expect(placeOf('tflite.DataType').signature).toMatch(/^type DataType =\n {2}\| 'int8'\n/);
    expect(placeOf('tflm.RecordingMicroInterpreter').signature).toBe(
      'class RecordingMicroInterpreter extends MicroInterpreter',
    );
    expect(placeOf('tflm.fast').signature).toBe('const fast');
  });

  it('keeps parameters, results and examples apart', () => {
    expect(placeOf('lab.loadModel').doc).toMatchObject({
      text: '모델 파일을 읽습니다.',
      params: [{ name: 'name', text: expect.stringContaining('digits_int8.tflite') }],
      returns: expect.stringMatching(/^파일의 바이트/),
      example: null,
    });
    expect(placeOf('tflm.MicroInterpreter').doc?.example).toMatch(/^const interpreter = /);
  });

  it('throws at a declaration that the page would leave out', () => {
    expect(() => declaredModule('odd', 'export enum Odd { One }')).toThrow('does not know');
  });
});
