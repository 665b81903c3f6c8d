import { describe, expect, it } from 'vitest';
import { dueOf, GRADES, intervals, isLeech, newMemory, reviewed } from './schedule.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('when a card comes back', () => {
  it('is later the better it was known', () => {
    const until = intervals(null, NOW);
    const ordered = GRADES.map((grade) => until[grade]);
    expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
    expect(until.again).toBeLessThan(10 * MINUTE);
    expect(until.easy).toBeGreaterThan(DAY);
  });

  it('is what was announced', () => {
    const memory = reviewed(newMemory(NOW), 'good', NOW);
    const later = memory.due;
    expect(reviewed(memory, 'hard', later).due - later).toBe(intervals(memory, later).hard);
  });

  it('grows with each good answer, and shrinks after a lapse', () => {
    let memory = reviewed(null, 'easy', NOW);
    const gaps: number[] = [];
    for (let i = 0; i < 4; i++) {
      const at = memory.due;
      memory = reviewed(memory, 'good', at);
      gaps.push(memory.due - at);
    }
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    const forgotten = reviewed(memory, 'again', memory.due);
    expect(forgotten.due - memory.due).toBeLessThan(DAY);
    expect(forgotten.lapses).toBe(1);
  });

  it('calls a card that is always forgotten a leech', () => {
    let memory = reviewed(null, 'easy', NOW);
    for (let i = 0; i < 12; i++)
      memory = reviewed(memory, i % 2 === 0 ? 'again' : 'easy', memory.due);
    expect(isLeech(memory)).toBe(true);
  });

  it('goes on when the clock was set back: the review that lies ahead counts as just now', () => {
    const ahead = reviewed(reviewed(null, 'easy', NOW + 400 * DAY), 'good', NOW + 430 * DAY);
    for (const grade of GRADES) {
      const next = reviewed(ahead, grade, NOW);
      expect(next.lastReview).toBe(NOW);
      expect(next.due).toBeGreaterThan(NOW);
    }
    expect(Math.min(...Object.values(intervals(ahead, NOW)))).toBeGreaterThan(0);
    expect(dueOf(ahead, NOW)).toBe(NOW);
    expect(dueOf(ahead, NOW + 430 * DAY)).toBe(ahead.due);
  });
});
