import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseFile, recogniseModel } from './model-file.ts';

const zoo = (file: string) => new Uint8Array(readFileSync(`public/models/${file}`));
const text = (content: string) => new TextEncoder().encode(content);
const reason = (bytes: Uint8Array) => {
  const check = recogniseModel(bytes);
  return check.ok ? `recognised as ${check.format}` : check.reason;
};

const MODELS = {
  tflite: ['sine/sine_int8.tflite', 'digits/digits_float32.tflite', 'digits/digits_int8.tflite'],
  onnx: ['sine/sine.onnx', 'digits/digits.onnx', 'digits/digits_int8.onnx'],
  ort: ['sine/sine.ort', 'digits/digits.ort'],
} as const;

describe('a model file is recognised by its content', () => {
  for (const [format, files] of Object.entries(MODELS)) {
    it(`as ${format}`, () => {
      for (const file of files)
        expect(recogniseModel(zoo(file))).toMatchObject({ ok: true, format });
    });
  }

  it('and one cut short is said to be cut short', () => {
    for (const file of Object.values(MODELS).flat()) {
      const bytes = zoo(file);
      for (const share of [0.3, 0.6, 0.9]) {
        const cut = bytes.slice(0, Math.floor(bytes.length * share));
        expect(reason(cut), `${file} at ${share}`).toContain('중간에 잘렸습니다');
      }
    }
  });
});

describe('a foreign file', () => {
  it('gets a sentence that says what it is', () => {
    expect(reason(new Uint8Array())).toBe('빈 파일입니다.');
    expect(reason(text('<!doctype html><html>'))).toContain('HTML');
    expect(reason(text('{"format": "layers-model"}'))).toContain('JSON');
    expect(reason(text('PK\x03\x04....'))).toContain('zip');
    expect(reason(text('version https://git-lfs.github.com/spec/v1'))).toContain('Git LFS');
    expect(reason(text('그냥 글\n'))).not.toContain('recognised');
    expect(reason(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toContain(
      '모델 파일이 아닙니다',
    );
  });

  it('never passes for a model when its bytes are random', () => {
    let state = 1;
    const random = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    };
    for (let round = 0; round < 500; round++) {
      expect(recogniseModel(Uint8Array.from({ length: 200 }, random)).ok).toBe(false);
    }
  });
});

describe('a file that was chosen', () => {
  it('is not read where it is too large, and refused where it cannot be read', async () => {
    const file = (size: number, arrayBuffer: () => Promise<ArrayBuffer>) =>
      ({ size, arrayBuffer }) as unknown as Blob;
    const unread = file(2 ** 31, () => Promise.reject(new Error('was read')));
    expect(await recogniseFile(unread)).toMatchObject({ reason: expect.stringContaining('1GiB') });
    const moved = file(9, () => Promise.reject(new DOMException('gone', 'NotFoundError')));
    expect(await recogniseFile(moved)).toMatchObject({ reason: expect.stringContaining('다시') });
  });
});
