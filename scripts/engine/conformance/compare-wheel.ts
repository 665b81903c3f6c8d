/**
 * Found against what the `tflite-micro` wheel did (models/differential.py). The wheel is a 64-bit
 * build without debug checks: it knows nothing of our arena, and where upstream as we rebuild it
 * aborts, it goes on with memory that is not its own.
 */
import { type Difference, type Found, outputDifference } from './compare.ts';
import type { WheelRecord } from './record.ts';

/** Float32 to this, relative to the largest value of its tensor: libm differs between targets. */
const FLOAT_TOLERANCE = 1e-6;

const ABORTED = 'Aborted: ';
/** All that was said, as the wheel's log is kept: without blanks at the end of a line, without empty lines. */
function logsOf(found: Found): string {
  const log = found.allocateTensors ? found.allocateLog + found.invokeLog : found.log;
  return log.replaceAll(/ +$/gm, '').replaceAll(/^\n/gm, '');
}

/** Our own line where upstream's debug checks would have ended the program, or null. */
export function abortedAt(found: Found): string | null {
  const line = logsOf(found)
    .split('\n')
    .find((each) => each.startsWith(ABORTED));
  return line ?? null;
}

export function compareWithWheel(record: WheelRecord, found: Found): Difference[] {
  const all: Difference[] = [];
  const check = (column: 'outputs' | 'messages', what: string, expected: string, got: string) => {
    if (expected !== got) all.push({ column, what, expected, got });
  };
  if (found.dead !== null) check('outputs', 'the engine', 'lives', found.dead);
  if (record.random && abortedAt(found) !== null) return all;
  if (record.died) {
    const fails = !found.allocateTensors || found.runs.some(({ ok }) => !ok);
    const got = fails && logsOf(found) !== '' ? 'fails with a message' : 'goes on';
    check('messages', 'where the wheel dies', 'fails with a message', got);
    return all;
  }
  const [expected, got] = [record.allocateTensors, found.allocateTensors].map(String);
  check('outputs', 'AllocateTensors', expected as string, got as string);
  const wanted = record.allocateTensors ? record.invokeLog : record.log;
  if (!sameMessages(wanted, logsOf(found))) check('messages', 'log', wanted, logsOf(found));
  if (!record.allocateTensors || !found.allocateTensors) return all;
  record.runs.forEach((run, k) => {
    check('outputs', `run ${k}: ok`, `${run.ok}`, `${found.runs[k]?.ok}`);
    run.outputs.forEach((hex, o) => {
      const type = record.outputTypes[o] as string;
      // The record ends where the model's shape does, whatever the op has made of that.
      const ours = (found.runs[k]?.outputs[o] ?? '').slice(0, hex.length);
      if (record.random && isUnwritten(hex, ours)) return;
      const difference = valueDifference(type, hex, ours);
      if (difference !== null) check('outputs', `run ${k}, output ${o}`, ...difference);
    });
  });
  return all;
}

/** Ours has 0 wherever the two differ: what the wheel's arena held there, no op has written. */
function isUnwritten(expected: string, got: string): boolean {
  if (expected.length !== got.length || expected === got) return false;
  for (let at = 0; at < got.length; at += 2) {
    const ours = got.slice(at, at + 2);
    if (ours !== '00' && ours !== expected.slice(at, at + 2)) return false;
  }
  return true;
}

/** Whether something in an output was let pass as never written. */
export function readsUnwritten(record: WheelRecord, found: Found): boolean {
  if (!record.random || !record.allocateTensors || !found.allocateTensors) return false;
  return record.runs.some((run, k) =>
    run.outputs.some((hex, o) =>
      isUnwritten(hex, (found.runs[k]?.outputs[o] ?? '').slice(0, hex.length)),
    ),
  );
}

function valueDifference(type: string, expected: string, got: string) {
  const plain = outputDifference(type, expected, got);
  if (plain === null || type !== 'FLOAT32' || expected.length !== got.length) return plain;
  const [a, b] = [floats(expected), floats(got)];
  const peak = Math.max(...a.filter((value) => Number.isFinite(value)).map(Math.abs), 0);
  const near = a.every((value, i) => {
    const other = b[i] as number;
    if (Number.isNaN(value)) return Number.isNaN(other);
    return value === other || Math.abs(value - other) <= FLOAT_TOLERANCE * peak;
  });
  return near ? null : plain;
}

function floats(hex: string): number[] {
  const bytes = Buffer.from(hex, 'hex');
  return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}

/**
 * Of a check over several lines one compiler reports the first line, another the last; and where
 * `%d` is given 64-bit operands, our 32-bit target shows the two halves of the first; given a
 * double, a 64-bit target shows what lies in some other register.
 */
function sameMessages(expected: string, got: string): boolean {
  const [e, g] = [expected.split('\n'), got.split('\n')];
  return e.length === g.length && e.every((line, i) => sameMessage(line, g[i] as string));
}

/** High words of small 64-bit numbers. */
const high = new Set(['0', '-1']);

function sameMessage(expected: string, got: string): boolean {
  if (expected === got) return true;
  // FILL hands %d the address of a type's name.
  const address = /^(Fill only currently supports float32 for input 1, got )-?\d+\.$/;
  if (address.test(expected) && address.test(got)) return true;
  // STRIDED_SLICE compares sizes beyond the output's rank, which are whatever the file has there.
  const beyond = /strided_slice_common\.cc:(?:119 output_shape->data\[|123 output_shape->size )/;
  if (beyond.test(expected) && beyond.test(got)) return true;
  const parts = /^(.*\.(?:cc|h)):(\d+) (.*?)(?: \((-?\w+) != (-?\w+)\))?$/;
  const [e, g] = [parts.exec(expected), parts.exec(got)];
  if (e === null || g === null) return false;
  if (e[1] !== g[1] || e[3] !== g[3]) return false;
  if (!e[3]?.includes('double') && (e[4] !== g[4] || (e[5] !== g[5] && !high.has(g[5] ?? '')))) {
    return false;
  }
  const lines = Number(g[2]) - Number(e[2]);
  return lines >= 0 && lines <= 5;
}
