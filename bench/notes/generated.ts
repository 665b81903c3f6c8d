import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepTexts } from '../../src/app/search/step-texts.ts';

/**
 * Notes that read like a student's, made from the sentences of our lessons. Most words are changed for
 * others, whose number grows as that of real texts does (Heaps' law, by a Pitman-Yor process): the
 * stem of a word is one that was used before, the more often the more likely, or a new one made of
 * the syllables that follow one another in the lessons.
 */

const DISCOUNT = 0.78;
const STRENGTH = 200;
const CHANGED = 0.8;

const WORD = /^(\p{Script=Hangul}{2,})$/u;
const ENDING =
  /(?:에서는|으로는|합니다|됩니다|입니다|습니다|하면|하는|에서|으로|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;

export type Random = () => number;

/** From 0 to 1, the same each time. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const of = <T>(from: readonly T[], random: Random): T =>
  from[Math.floor(random() * from.length)] as T;

function lessonSentences(): string[] {
  const sentences: string[] = [];
  for (const part of readdirSync('content', { withFileTypes: true })) {
    if (!part.isDirectory() || part.name === 'lab') continue;
    for (const lesson of readdirSync(join('content', part.name))) {
      const source = readFileSync(join('content', part.name, lesson, 'lesson.mdx'), 'utf8');
      for (const { text } of stepTexts(source)) sentences.push(...text.split(/(?<=다\.) /));
    }
  }
  return sentences.filter((sentence) => sentence.length > 20 && sentence.endsWith('다.'));
}

/** Words that come again as words do. */
class Vocabulary {
  readonly #used: string[];
  readonly #make: () => string;
  readonly #random: Random;
  #kinds: number;

  constructor(known: readonly string[], make: () => string, random: Random) {
    this.#used = [...known];
    this.#kinds = new Set(known).size;
    this.#make = make;
    this.#random = random;
  }

  next(): string {
    const fresh =
      (STRENGTH + DISCOUNT * this.#kinds) / (this.#used.length + STRENGTH) > this.#random();
    const word = fresh ? this.#make() : of(this.#used, this.#random);
    if (fresh) this.#kinds++;
    this.#used.push(word);
    return word;
  }
}

const stemOf = (word: string): string => {
  const stem = word.replace(ENDING, '');
  return stem.length >= 2 ? stem : word;
};

export class NoteWriter {
  readonly #random: Random;
  readonly #sentences: readonly string[];
  readonly #stems: Vocabulary;
  readonly #names: Vocabulary;

  constructor(seed: number) {
    const random = randomFrom(seed);
    this.#random = random;
    this.#sentences = lessonSentences();
    const words = this.#sentences.flatMap((sentence) => sentence.split(/\s+/));
    const stems = words.filter((word) => WORD.test(word)).map(stemOf);
    const after = new Map<string, string[]>();
    for (const stem of stems) {
      const syllables = ['', ...stem];
      for (const [at, syllable] of syllables.entries()) {
        after.set(syllable, [...(after.get(syllable) ?? []), syllables[at + 1] ?? '']);
      }
    }
    const makeStem = () => {
      let stem = '';
      for (let syllable = ''; stem.length < 5; stem += syllable) {
        syllable = of(after.get(syllable) ?? [''], random);
        if (syllable === '') break;
      }
      return stem.length >= 2 ? stem : `${stem}${of(stems, random)}`;
    };
    const parts = this.#sentences
      .flatMap((sentence) => sentence.match(/[A-Z]?[a-z]{3,}/g) ?? [])
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
    const makeName = () =>
      of(parts, random) + of(parts, random) + (random() < 0.4 ? of(parts, random) : '');
    this.#stems = new Vocabulary(stems, makeStem, random);
    this.#names = new Vocabulary(parts, makeName, random);
  }

  stem(): string {
    return this.#stems.next();
  }

  name(): string {
    return this.#names.next();
  }

  #sentence(): string {
    return of(this.#sentences, this.#random)
      .split(' ')
      .map((word) => {
        if (this.#random() > CHANGED) return word;
        if (WORD.test(word)) return this.stem() + word.slice(stemOf(word).length);
        return /^[A-Za-z]{4,}$/.test(word) ? this.name() : word;
      })
      .join(' ');
  }

  #paragraph(sentences: number): string {
    return Array.from({ length: sentences }, () => this.#sentence()).join(' ');
  }

  /** About 5,000 characters: sections with paragraphs, terms, a table, code, questions. */
  note(number: number): string {
    const sections = Array.from({ length: 6 }, (_, at) => {
      const name = this.name();
      return [
        `## ${at + 1}. ${this.stem()} ${this.stem()}`,
        `**${this.stem()}(${name})**는 ${this.#sentence()}`,
        this.#paragraph(8),
        at % 3 === 0
          ? `| 항목 | ${this.stem()} | ${this.stem()} |\n| --- | --- | --- |\n` +
            Array.from(
              { length: 3 },
              () => `| ${this.stem()} | ${this.stem()} | ${this.name()} |`,
            ).join('\n')
          : `\`\`\`cpp\n// 1. ${this.stem()} ${this.stem()}\n${name}(${this.name()});\n\`\`\``,
      ].join('\n\n');
    });
    const questions = Array.from(
      { length: 4 },
      () =>
        `- **Q. ${this.stem()}와 ${this.stem()}의 차이는 무엇인가요?**\n  - **A.** ${this.#paragraph(2)}`,
    );
    return [
      `---\ntitle: ${this.stem()} ${this.stem()} ${number}\ntags: [${this.stem()}]\n---`,
      ...sections,
      '## 7. 면접 질문',
      questions.join('\n'),
      '',
    ].join('\n\n');
  }
}
