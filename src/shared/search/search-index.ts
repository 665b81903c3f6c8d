import { Corpus } from './corpus.ts';
import { bestPlace, excerptAt, placeOfWord } from './excerpt.ts';
import { FoundWord, LEVELS } from './found-word.ts';
import { askedWords } from './words.ts';

export interface SearchDocument {
  readonly id: string;
  /** What it is, for the reader: 강의, 카드, API, 노트. */
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** Address within the app. */
  readonly to: string;
}

export interface SearchHit extends SearchDocument {
  /** Where the text speaks of it. */
  readonly excerpt: string;
  /** Higher is better; of one index only. */
  readonly score: number;
}

export interface SearchIndex {
  /** The best of those documents that are accepted: all, where nothing is said. */
  search(
    query: string,
    limit: number,
    accepts?: (document: SearchDocument) => boolean,
  ): SearchHit[];
}

/** As in BM25: how soon more of the same counts less, and how much longer texts are held back. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const TITLE = 3;
/** Longer queries are loosened one word at a time: all at once is of no use, and slow. */
const MOST_LOOSE_TOGETHER = 3;

/** Of so many words one may be nowhere, where no document has them all: "… 넣는 것". */
const FEWEST_TO_LEAVE_OUT = 3;

/** Two texts a document: title and text. */
const titleOf = (document: number): number => 2 * document;
const textOf = (document: number): number => 2 * document + 1;

/** By document; those that have none are not in it. */
type Scores = Map<number, number>;

class Index implements SearchIndex {
  readonly #documents: readonly SearchDocument[];
  readonly #corpus: Corpus;
  /** Mean length of titles and of texts. */
  readonly #means: readonly [number, number];
  /** Where the words of each text begin. */
  readonly #starts: Uint32Array;
  /** Of each text while a word is scored; else 0. */
  readonly #worths: Float64Array;

  constructor(documents: readonly SearchDocument[]) {
    this.#documents = documents;
    this.#corpus = new Corpus(documents.flatMap(({ title, text }) => [title, text]));
    const { lengths } = this.#corpus;
    const sums: [number, number] = [0, 0];
    this.#starts = new Uint32Array(lengths.length);
    this.#worths = new Float64Array(lengths.length);
    let start = 0;
    for (const [text, length] of lengths.entries()) {
      sums[text % 2 === 0 ? 0 : 1] += length;
      this.#starts[text] = start;
      start += length;
    }
    const count = Math.max(1, documents.length);
    this.#means = [Math.max(1, sums[0] / count), Math.max(1, sums[1] / count)];
  }

  search(
    query: string,
    limit: number,
    accepts: (document: SearchDocument) => boolean = () => true,
  ): SearchHit[] {
    const words = askedWords(query).map((asked) => new FoundWord(this.#corpus, asked));
    if (words.length === 0) return [];
    const there: FoundWord[] = [];
    for (const word of words) {
      while (word.isNowhere && word.level < LEVELS - 1) word.reach(word.level + 1);
      if (!word.isNowhere) there.push(word);
      else if (words.length < FEWEST_TO_LEAVE_OUT || there.length < words.indexOf(word)) return [];
    }
    if (there.length === 0) return [];
    const scores = this.#firstThatFinds(there, there.length === words.length);
    return [...scores]
      .filter(([document]) => {
        const one = this.#documents[document];
        return one !== undefined && accepts(one);
      })
      .sort(([one, oneScore], [two, twoScore]) => twoScore - oneScore || one - two)
      .slice(0, limit)
      .flatMap(([document, score]) => this.#hit(document, there, score));
  }

  /** Scores of the documents that hold all words, each as right as it has to be for that. */
  #firstThatFinds(words: readonly FoundWord[], mayLeaveOut: boolean): Scores {
    const found = words.map((word) => this.#scoresOf(word));
    let all = together(found);
    const loosen = (which: readonly number[], level: number) => {
      for (const index of which) {
        const word = words[index];
        if (word === undefined || word.level >= level) continue;
        word.reach(level);
        found[index] = this.#scoresOf(word);
      }
      all = together(found);
    };
    const every = [...words.keys()];
    for (let level = 1; level < LEVELS && all.size === 0; level++) {
      if (words.length <= MOST_LOOSE_TOGETHER) loosen(every, level);
    }
    for (const index of words.length <= MOST_LOOSE_TOGETHER ? [] : every) {
      if (all.size > 0) break;
      const others = together(found.filter((_, at) => at !== index));
      if (others.size > 0) loosen([index], LEVELS - 1);
    }
    if (all.size === 0 && mayLeaveOut && words.length >= FEWEST_TO_LEAVE_OUT) {
      for (const index of every) {
        for (const [document, score] of together(found.filter((_, at) => at !== index))) {
          all.set(document, Math.max(all.get(document) ?? 0, score));
        }
      }
    }
    return all;
  }

  #scoresOf({ words, places }: FoundWord): Scores {
    const { textAt, lengths, starts, places: placesOf } = this.#corpus;
    const worths = this.#worths;
    const scores: Scores = new Map();
    const add = (text: number, worth: number) => {
      const before = worths[text] ?? 0;
      if (before === 0) scores.set(text >> 1, 0);
      worths[text] = before + worth;
    };
    for (const [word, worth] of words) {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end; at++) add(textAt[placesOf[at] ?? 0] ?? 0, worth);
    }
    for (const [place, worth] of places) add(textAt[place] ?? 0, worth);
    const saturated = (text: number, mean: number): number => {
      const worth = worths[text] ?? 0;
      if (worth === 0) return 0;
      worths[text] = 0;
      const relative = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[text] ?? 0)) / mean;
      return (worth * (SATURATION + 1)) / (worth + SATURATION * relative);
    };
    const rarity = Math.log(1 + (this.#documents.length - scores.size + 0.5) / (scores.size + 0.5));
    for (const document of scores.keys()) {
      const score =
        TITLE * saturated(titleOf(document), this.#means[0]) +
        saturated(textOf(document), this.#means[1]);
      scores.set(document, score * rarity);
    }
    return scores;
  }

  #hit(document: number, words: readonly FoundWord[], score: number): SearchHit[] {
    const one = this.#documents[document];
    if (one === undefined) return [];
    const start = this.#starts[textOf(document)] ?? 0;
    const length = this.#corpus.lengths[textOf(document)] ?? 0;
    const best = bestPlace(length, words.length, (at, of) => {
      const word = words[of];
      const inWord = word?.words.get(this.#corpus.tokens[start + at] ?? -1) ?? 0;
      // What is found across spaces is known by its last word.
      return Math.max(inWord, word?.places.get(start + at + 1) ?? 0);
    });
    const excerpt = excerptAt(one.text, best < 0 ? 0 : placeOfWord(one.text, best));
    return [{ ...one, excerpt, score }];
  }
}

/** The sums of the scores of the documents that have one from each. */
function together(scores: readonly Scores[]): Scores {
  const [fewest = new Map<number, number>(), ...others] = [...scores].sort(
    (one, two) => one.size - two.size,
  );
  const sums: Scores = new Map();
  for (const [document, score] of fewest) {
    let sum = score;
    let isInAll = true;
    for (const other of others) {
      const more = other.get(document);
      if (more === undefined) {
        isInAll = false;
        break;
      }
      sum += more;
    }
    if (isInAll) sums.set(document, sum);
  }
  return sums;
}

/**
 * An index of the documents, in memory. All words of a query must be in a document: as they are or as
 * parts of words first; where no document has them so, with other spaces, then one letter wrong; of
 * three and more at last without one of them.
 */
export function indexDocuments(documents: readonly SearchDocument[]): SearchIndex {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return new Index([...byId.values()]);
}
