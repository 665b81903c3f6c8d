import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { course } from './course.ts';

/**
 * The course against the note it was written from: nothing of the note is left out, and none of its
 * sentences is taken over. The note is not ours to keep; where it is not at hand its part is skipped.
 */
const folder = new URL('../../shared/seed/', import.meta.url);
const file = existsSync(folder)
  ? readdirSync(folder).find((name) => name.endsWith('.md'))
  : undefined;

const text = course
  .flatMap((part) => part.lessons)
  .flatMap((lesson) =>
    ['lesson.mdx', 'quiz.ts'].map((name) =>
      readFileSync(`content/${lesson.folder}/${name}`, 'utf8'),
    ),
  )
  .join('\n');

describe('the course covers the note', () => {
  it.each([
    ['TinyML', 'the field'],
    ['베어메탈', 'no OS'],
    ['텐서 아레나(Tensor Arena)', 'the arena'],
    ['`malloc`', 'no dynamic allocation'],
    ['xxd', 'the workflow figure'],
    ['16 KB', 'the core'],
    ['연산자 리졸버(Op Resolver)', 'ops one by one'],
    ['전력', 'power'],
    ['micro_mutable_op_resolver.h', 'the C++ example: headers'],
    ['schema_generated.h', 'the C++ example: schema'],
    ['GetModel', 'the C++ example: model'],
    ['AllocateTensors', 'the C++ example: allocation'],
    ['interpreter.Invoke()', 'the C++ example: run'],
    ['output->data.int8', 'the C++ example: result'],
    ['OrtEnvironment.getEnvironment()', 'the Java example: environment'],
    ['SessionOptions', 'the Java example: options'],
    ['addNnapi()', 'the Java example: provider'],
    ['FloatBuffer.wrap', 'the Java example: input'],
    ['getValue()', 'the Java example: result'],
    ['onnxruntime-mobile', 'the package'],
    ['커스텀 빌드', 'custom build'],
    ['`.ort`', 'the format'],
    ['XNNPACK', 'provider'],
    ['NNAPI', 'provider'],
    ['Core ML', 'provider'],
    ['Objective-C', 'platforms'],
    ['전처리와 후처리', 'what stays with the developer'],
    ['tflm-vs-tflite', 'question 1 and its table'],
    ['ort-strength', 'question 2'],
    ['ort-binary-size', 'question 3'],
    ['developers.google.com/edge/litert/microcontrollers/overview', 'link'],
    ['onnxruntime.ai/docs/build/custom.html', 'link'],
    ['onnxruntime.ai/docs/execution-providers', 'link'],
  ])('%s: %s', (words) => {
    expect(text).toContain(words);
  });
});

describe.skipIf(file === undefined)('the course is written anew', () => {
  it('shares no run of 24 letters with the prose of the note', () => {
    const letters = (prose: string) => prose.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    const note = readFileSync(new URL(file ?? '', folder), 'utf8')
      .replace(/```[\s\S]*?```/g, '\n')
      .replace(/\(https?:[^)]*\)/g, '\n');
    const ours = letters(text);
    const shared: string[] = [];
    for (const line of note.split('\n')) {
      const run = letters(line);
      for (let at = 0; at + 24 <= run.length; at++) {
        const piece = run.slice(at, at + 24);
        if (/\p{Script=Hangul}/u.test(piece) && ours.includes(piece)) shared.push(piece);
      }
    }
    expect(shared).toEqual([]);
  });
});
