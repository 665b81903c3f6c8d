import { describe, expect, it } from 'vitest';
import { CONSOLE_LINES } from '../../contract/console.ts';
import { ConsoleStream, type NewLine } from './console-stream.ts';

const LINE: NewLine = { level: 'log', source: 'user', engine: null, values: [], location: null };

function stream() {
  const sent: { lines: number; omitted: number }[] = [];
  const timers: (() => void)[] = [];
  const clock = { now: 0 };
  const console = new ConsoleStream(
    (lines, omitted) => sent.push({ lines: lines.length, omitted }),
    () => clock.now,
    (flush) => timers.push(flush),
  );
  return { console, sent, timers, clock };
}

describe('console lines on their way to the page', () => {
  it('go at once while they are few, as before an endless loop', () => {
    const { console, sent } = stream();
    console.push(LINE);
    console.push(LINE);
    expect(sent).toEqual([
      { lines: 1, omitted: 0 },
      { lines: 1, omitted: 0 },
    ]);
  });

  it('wait for one another when they are many, and go together', () => {
    const { console, sent, timers } = stream();
    for (let i = 0; i < 100; i++) console.push(LINE);
    expect(sent).toHaveLength(20);
    for (const flush of timers) flush();
    expect(sent.at(-1)).toEqual({ lines: 80, omitted: 0 });
  });

  it('go from within a loop that lets no timer fire', () => {
    const { console, sent, clock } = stream();
    for (let i = 0; i < 100; i++) console.push(LINE);
    clock.now = 60;
    console.push(LINE);
    expect(sent.at(-1)).toEqual({ lines: 81, omitted: 0 });
  });

  it('are only counted after the limit, and 50,000 make few messages', () => {
    const { console, sent } = stream();
    for (let i = 0; i < 50_000; i++) console.push(LINE);
    console.flush();
    expect(sent.reduce((sum, { lines }) => sum + lines, 0)).toBe(CONSOLE_LINES);
    expect(sent.at(-1)?.omitted).toBe(50_000 - CONSOLE_LINES);
    expect(sent.length).toBeLessThan(50);
  });

  it('are not repeated when nothing is new', () => {
    const { console, sent } = stream();
    console.push(LINE);
    console.flush();
    console.flush();
    expect(sent).toHaveLength(1);
  });
});
