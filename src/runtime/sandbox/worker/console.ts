import type { ConsoleLevel, ConsoleLine } from '../../contract/console.ts';
import type { EngineId } from '../../contract/engine.ts';
import type { ConsoleStream } from './console-stream.ts';
import { formatMessage } from './format.ts';
import { runtimeLine } from './runtime-line.ts';
import { serialize } from './serialize.ts';
import { parseStack, type SourceLocator } from './stack.ts';

type Printer = 'debug' | 'log' | 'info' | 'warn' | 'error';
const PRINTERS: readonly Printer[] = ['debug', 'log', 'info', 'warn', 'error'];

export interface ConsoleHook {
  /** What is printed while the work is done, which is kept out of the stream. */
  capture(work: () => void): readonly string[];
}

/**
 * Takes the place of the realm's console. Whoever calls decides the source: a line printed from a
 * module of the student is the student's, one from a script of a runtime is that runtime's own.
 */
export function hookConsole(
  console: Console,
  stream: ConsoleStream,
  locator: SourceLocator,
): ConsoleHook {
  let captured: string[] | null = null;
  const print = (level: ConsoleLevel, values: readonly unknown[]) => {
    if (captured !== null) {
      captured.push(values.map(String).join(' '));
      return;
    }
    if (!stream.open) {
      stream.omit();
      return;
    }
    const caller = callerOf(locator);
    if (caller.engine !== null) {
      const line = runtimeLine(values.map(String).join(' '), level);
      if (line.text === '') return;
      stream.push({
        level: line.level,
        source: 'runtime',
        engine: caller.engine,
        values: [serialize(line.text, locator)],
        location: null,
      });
      return;
    }
    stream.push({
      level,
      source: 'user',
      engine: null,
      values: formatMessage(values).map((value) => serialize(value, locator)),
      location: caller.location,
    });
  };

  for (const level of PRINTERS) console[level] = (...values: unknown[]) => print(level, values);
  console.dir = (value: unknown) => print('log', [value]);
  console.table = (value: unknown) => print('log', [value]);
  console.trace = (...values: unknown[]) => print('debug', ['Trace:', ...values]);
  console.group = (...values: unknown[]) => print('log', values);
  console.groupCollapsed = console.group;
  console.groupEnd = () => {};
  console.assert = (condition?: boolean, ...values: unknown[]) => {
    if (!condition) print('error', ['Assertion failed:', ...values]);
  };
  countAndTime(console, print);

  return {
    capture(work) {
      const lines: string[] = [];
      captured = lines;
      try {
        work();
      } finally {
        captured = null;
      }
      return lines;
    },
  };
}

function countAndTime(
  console: Console,
  print: (level: ConsoleLevel, values: readonly unknown[]) => void,
): void {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const elapsed = (label: string) =>
    `${(performance.now() - (timers.get(label) ?? 0)).toFixed(3)} ms`;
  console.count = (label = 'default') => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    print('log', [`${label}: ${count}`]);
  };
  console.countReset = (label = 'default') => void counts.delete(label);
  console.time = (label = 'default') => void timers.set(label, performance.now());
  console.timeLog = (label = 'default', ...values: unknown[]) => {
    if (timers.has(label)) print('log', [`${label}: ${elapsed(label)}`, ...values]);
  };
  console.timeEnd = (label = 'default') => {
    if (timers.has(label)) print('log', [`${label}: ${elapsed(label)}`]);
    timers.delete(label);
  };
}

interface Caller {
  readonly engine: EngineId | null;
  readonly location: ConsoleLine['location'];
}

/** The first frame outside this file and its bundle that has an address. */
function callerOf(locator: SourceLocator): Caller {
  for (const { url, line, column } of parseStack(new Error().stack ?? '')) {
    const location = locator.locate(url, line, column);
    if (location !== null) return { engine: null, location };
    const engine = engineAt(url);
    if (engine !== null) return { engine, location: null };
  }
  return { engine: null, location: null };
}

/** Scripts of the runtimes by their file names; ONNX Runtime turns its glue into a blob here. */
function engineAt(url: string): EngineId | null {
  if (url.includes('tflite_web_api')) return 'tflite';
  if (url.includes('ort-wasm') || url.includes('ort.')) return 'onnx';
  return url.startsWith('blob:') ? 'onnx' : null;
}
