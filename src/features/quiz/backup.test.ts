import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from './backup.ts';
import { type KeptInterview, NO_DRAFT } from './interview/kept-interview.ts';
import { DEFAULT_SETTINGS } from './records.ts';
import { reviewed } from './schedule.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const memory = reviewed(null, 'good', NOW);
const REVIEWS = {
  memories: new Map([['a', memory]]),
  answers: [{ id: 7, card: 'a', grade: 'good' as const, at: NOW, before: null }],
  settings: DEFAULT_SETTINGS,
};
const INTERVIEW: KeptInterview = {
  id: 'one',
  holder: 'page',
  startedAt: NOW,
  changedAt: NOW,
  finishedAt: NOW,
  limit: 120,
  questions: ['a'],
  answers: [
    { card: 'a', answer: '답입니다', points: [{ label: '핵심', found: true }], seconds: 9 },
  ],
  draft: NO_DRAFT,
};
const TEXT = writeBackup(REVIEWS, [INTERVIEW], NOW);
/** As it was written before there were interviews. */
const { interviews: _none, ...FIRST } = JSON.parse(TEXT);
const FIRST_TEXT = JSON.stringify({ ...FIRST, version: 1 });
const why = (text: string) => {
  const read = readBackup(text);
  return read.ok ? null : read.why;
};

describe('the reviews as a file', () => {
  it('come back as they were written', () => {
    const read = readBackup(TEXT);
    expect(read.ok && read.backup.reviews).toEqual([{ card: 'a', memory }]);
    expect(read.ok && read.backup.answers).toEqual([
      { card: 'a', grade: 'good', at: NOW, before: null },
    ]);
  });

  it('brings the interviews back; a file of the first version has none', () => {
    const read = readBackup(TEXT);
    expect(read.ok && read.backup.interviews).toEqual([INTERVIEW]);
    const old = readBackup(FIRST_TEXT);
    expect(old.ok && old.backup.interviews).toEqual([]);
    expect(old.ok && old.backup.reviews).toEqual([{ card: 'a', memory }]);
  });

  it.each([
    ['', '빈 파일'],
    ['<!doctype html>', 'JSON이 아니거나'],
    [TEXT.slice(0, -40), '잘린'],
    ['null', '이 사이트에서'],
    ['[]', '이 사이트에서'],
    ['{"format":"anki"}', '이 사이트에서'],
    [TEXT.replace('"version": 2', '"version": 3'), '더 새로운 판'],
    [TEXT.replace('"holder": "page"', '"holder": 1'), 'interviews.0.holder'],
    [TEXT.replace(`"startedAt": ${NOW}`, '"startedAt": 1e300'), 'interviews.0.startedAt'],
    [TEXT.replace('"good"', '"great"'), 'answers.0.grade'],
    [TEXT.replace(/"stability": [\d.]+/, '"stability": null'), 'reviews.0.memory'],
    [TEXT.replace('"newPerDay": 12', '"newPerDay": -1'), 'settings.newPerDay'],
  ])('a bad one is refused with its reason: %.20s', (text, reason) => {
    expect(why(text)).toContain(reason);
  });
});
