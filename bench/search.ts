import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { documentsOfNote } from '../src/features/notes/search/note-documents.ts';
import { partsOf } from '../src/features/notes/worker/parts.ts';
import { compileWithTree } from '../src/note/compile.ts';
import { median, quantile } from '../src/shared/format/statistics.ts';
import { indexDocuments } from '../src/shared/search/search-index.ts';
import { NoteWriter, of, type Random, randomFrom } from './notes/generated.ts';
import { keepResults } from './results.ts';

/**
 * `npm run bench:search`: a thousand generated notes compiled, indexed and searched, as their worker
 * does it (V8, one thread). Queries of every kind take turns in shuffled order, three times over. Times
 * are of the clock, `busy` of the processor, the least of a query's turns: a machine that does other
 * things as well adds to the former. It fails where a query keeps the processor longer than the budget.
 */
const NOTES = Number(process.env.NOTES ?? 1000);
const QUERIES = Number(process.env.QUERIES ?? 100);
const ROUNDS = 3;
const LIMIT = 30;
const BUDGET_MS = 50;

const random = randomFrom(20);
const writer = new NoteWriter(10);
const sources = Array.from({ length: NOTES }, (_, number) => writer.note(number));

function timed<T>(work: () => T): readonly [T, number] {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
}

const [documents, compileMs] = timed(() =>
  sources.flatMap((source, number) => {
    const { model, tree } = compileWithTree(source);
    return documentsOfNote(`${number}.md`, model.title, partsOf(tree), model.cards);
  }),
);
const characters = documents.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const bytesInUse = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const bytesBefore = bytesInUse();
const [index, indexMs] = timed(() => indexDocuments(documents));
const bytesAfter = bytesInUse();

// Words as they stand in the notes, rare and frequent.
const said = documents
  .filter((_, at) => at % 7 === 0)
  .flatMap(({ text }) => text.match(/\p{Script=Hangul}{3,}/gu) ?? []);
const names = documents
  .filter((_, at) => at % 7 === 0)
  .flatMap(({ text }) => text.match(/[A-Za-z]{6,}/g) ?? []);

const SYLLABLES = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허';
const changed = (word: string, letter: (was: string) => string, pick: Random): string => {
  const at = Math.floor(pick() * word.length);
  return word.slice(0, at) + letter(word.charAt(at)) + word.slice(at + 1);
};
const FIRST = '가'.charCodeAt(0);
const FINALS = 28;
const VOWELS = 21;
/** Another vowel in one of its syllables. */
const misspelt = (word: string): string =>
  changed(
    word,
    (was) => {
      const code = was.charCodeAt(0) - FIRST;
      const vowel = Math.floor(code / FINALS) % VOWELS;
      const other = (vowel + 1 + Math.floor(random() * (VOWELS - 1))) % VOWELS;
      return String.fromCharCode(FIRST + code + (other - vowel) * FINALS);
    },
    random,
  );
const wrongSyllable = (word: string) => changed(word, () => of([...SYLLABLES], random), random);
const wrongLetter = (word: string) => changed(word, () => of([...'abcdefghij'], random), random);
const nonsense = () =>
  Array.from({ length: 3 + Math.floor(random() * 5) }, () =>
    of([...'쀍꿿쌳둛갉묅퓕흛'], random),
  ).join('');
/** Made of what is frequent, yet nowhere: all of it has to be looked at. */
const plausible = () =>
  Array.from({ length: 5 }, () => of(said, random).slice(-2))
    .join('')
    .slice(0, 8);

/** Words of one text, so that it is there to be found. */
function together(count: number): string[] {
  for (;;) {
    const words = of(documents, random).text.match(/\p{Script=Hangul}{3,}/gu) ?? [];
    if (words.length > 10) return Array.from({ length: count }, () => of(words, random));
  }
}
/** Two words that follow each other. */
function inARow(): string {
  for (;;) {
    const found = /\p{Script=Hangul}{3,} \p{Script=Hangul}{3,}/u.exec(of(documents, random).text);
    if (found !== null) return found[0].replace(' ', '');
  }
}
const oneMisspelt = (words: readonly string[]): string =>
  words.map((word, at) => (at === 1 ? misspelt(word) : word)).join(' ');

const KINDS: Readonly<Record<string, () => string>> = {
  word: () => of(said, random),
  'part of a word': () => of(said, random).slice(0, 2),
  'one syllable': () => of(said, random).slice(0, 1),
  'with a particle': () => `${of(said, random).slice(0, 3)}에서는`,
  'two words': () => together(2).join(' '),
  'English name': () => of(names, random),
  'part of a name': () => of(names, random).slice(2, 6),
  'two words as one': inARow,
  'one letter wrong': () => misspelt(of(said, random)),
  'one syllable wrong': () => wrongSyllable(of(said, random)),
  'one letter wrong in a name': () => wrongLetter(of(names, random)),
  'two words, one wrong': () => oneMisspelt(together(2)),
  'three words, one wrong': () => oneMisspelt(together(3)),
  'two as one, one letter wrong': () => misspelt(inARow()),
  'a sentence': () =>
    (of(documents, random).text.match(/[^.]{20,80}\./) ?? ['모델을 실행합니다'])[0],
  'no hit': nonsense,
  'no hit, of frequent syllables': plausible,
  'no hit, two such words': () => `${plausible()} ${plausible()}`,
};

function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0] as T);
}

const asked = Object.entries(KINDS).flatMap(([kind, make]) =>
  Array.from({ length: QUERIES }, () => ({
    kind,
    query: make(),
    times: [] as number[],
    busy: [] as number[],
    hits: 0,
  })),
);
for (const { query } of shuffled(asked).slice(0, 200)) index.search(query, LIMIT);
for (let round = 0; round < ROUNDS; round++) {
  for (const one of shuffled(asked)) {
    const before = process.cpuUsage();
    const [hits, ms] = timed(() => index.search(one.query, LIMIT).length);
    const { user, system } = process.cpuUsage(before);
    one.times.push(ms);
    one.busy.push((user + system) / 1000);
    one.hits = hits;
  }
}

const rows = Object.keys(KINDS).map((kind) => {
  const one = asked.filter((each) => each.kind === kind);
  const times = one.flatMap((each) => each.times);
  const least = one.map((each) => ({ query: each.query, ms: Math.min(...each.busy) }));
  const worst = least.reduce((most, next) => (next.ms > most.ms ? next : most));
  return {
    kind,
    found: one.filter(({ hits }) => hits > 0).length / one.length,
    medianMs: median(times),
    p95Ms: quantile(times, 0.95),
    worstBusyMs: worst.ms,
    worstMs: Math.max(...times),
    worst: worst.query,
  };
});
const result = {
  notes: NOTES,
  documents: documents.length,
  characters,
  distinctWords: new Set(documents.flatMap(({ text }) => text.match(/[\p{L}\p{N}_]+/gu) ?? []))
    .size,
  compileMs,
  indexMs,
  indexMegabytes: (bytesAfter - bytesBefore) / 2 ** 20,
  queriesOfEachKind: QUERIES,
  rounds: ROUNDS,
  rows,
};
console.table(rows.map(({ worst, ...row }) => ({ ...row, worst: worst.slice(0, 24) })));
const { rows: _rows, ...summary } = result;
console.log(summary);
if (process.env.NOTES === undefined) {
  keepResults('bench/results/search.json', result);
}
process.exitCode = rows.every(({ worstBusyMs }) => worstBusyMs < BUDGET_MS) ? 0 : 1;
