import { describe, expect, it } from 'vitest';
import { formatMessage } from './format.ts';
import { runtimeLine } from './runtime-line.ts';

describe('a line that a runtime printed', () => {
  it('has the level that it names, whatever it was printed with', () => {
    const line =
      '\u001b[0;93m2026-11-23 13:53:11.0 [W:onnxruntime:, session.cc:1 Run] slow\u001b[m';
    expect(runtimeLine(line, 'error')).toEqual({
      level: 'warn',
      text: '2026-11-23 13:53:11.0 [W:onnxruntime:, session.cc:1 Run] slow',
    });
    expect(runtimeLine('[V:onnxruntime:, a.cc:1 F] x', 'error').level).toBe('debug');
    expect(
      runtimeLine('INFO: Created TensorFlow Lite XNNPACK delegate for CPU.', 'error').level,
    ).toBe('info');
  });

  it('keeps its level when it names none', () => {
    expect(runtimeLine('anything', 'warn')).toEqual({ level: 'warn', text: 'anything' });
  });
});

describe('placeholders of the console', () => {
  it('are filled from what follows', () => {
    expect(formatMessage(['%s는 %d개, %f', '값', 3.7, 0.5, 'rest'])).toEqual([
      '값는 3개, 0.5',
      'rest',
    ]);
    expect(formatMessage(['100%', 1])).toEqual(['100%', 1]);
    expect(formatMessage(['%c굵게', 'color:red'])).toEqual(['굵게']);
  });
});
