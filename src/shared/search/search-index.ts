import MiniSearch from 'minisearch';
import { endOf, nearEndOf, type Pattern, patternOf, placeOf, squeezed } from './approximate.ts';
import { tokenize, tokenizeQuery, wordsOf } from './tokenize.ts';

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
}

export interface SearchIndex {
  search(query: string, limit: number): SearchHit[];
}

const HANGUL = /\p{Script=Hangul}/u;
const EXCERPT_BEFORE = 24;
const EXCERPT_LENGTH = 120;

function excerptAt(text: string, place: number): string {
  const start = Math.max(0, place - EXCERPT_BEFORE);
  const cut = text.slice(start, start + EXCERPT_LENGTH).replaceAll(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${cut}${start + EXCERPT_LENGTH < text.length ? '…' : ''}`;
}

function excerptOf(text: string, tokens: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = tokens.map((token) => lower.indexOf(token)).filter((place) => place >= 0);
  return excerptAt(text, places.length === 0 ? 0 : Math.min(...places));
}

interface Squeezed {
  readonly document: SearchDocument;
  readonly title: string;
  readonly text: string;
}

type Finder = (text: string, pattern: Pattern) => number;

/** Documents that hold every pattern, by the finder's measure, and where. */
function* matching(documents: readonly Squeezed[], patterns: readonly Pattern[], end: Finder) {
  for (const { document, title, text } of documents) {
    let inTitle = 0;
    let place = 0;
    let all = true;
    for (const pattern of patterns) {
      if (end(title, pattern) >= 0) {
        inTitle++;
        continue;
      }
      const inText = end(text, pattern);
      if (inText < 0) {
        all = false;
        break;
      }
      place ||= inText - pattern.letters.length;
    }
    if (all) yield { document, inTitle, place };
  }
}

/** Where no word is as it was asked for: with other spaces, else one letter wrong. Titles first. */
function searchNearly(documents: readonly Squeezed[], query: string, limit: number): SearchHit[] {
  const patterns = wordsOf(query).map(patternOf);
  if (patterns.length === 0) return [];
  for (const end of [endOf, nearEndOf]) {
    const found = [];
    for (const match of matching(documents, patterns, end)) {
      // So many more than are shown are enough to put the titles first.
      if (found.push(match) >= 3 * limit) break;
    }
    if (found.length === 0) continue;
    found.sort((one, two) => two.inTitle - one.inTitle);
    return found.slice(0, limit).map(({ document, place }) => {
      const { text } = document;
      return { ...document, excerpt: excerptAt(text, place <= 0 ? 0 : placeOf(text, place)) };
    });
  }
  return [];
}

/**
 * An index of the documents, in memory. Latin words may be begun only, or have one letter wrong; what
 * is not found so is looked for with other spaces and one letter of Hangul wrong.
 */
export function indexDocuments(documents: readonly SearchDocument[]): SearchIndex {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'text'],
    tokenize,
    processTerm: (term) => term,
  });
  index.addAll([...byId.values()]);
  const squeezedDocuments = [...byId.values()].map((document) => ({
    document,
    title: squeezed(document.title),
    text: squeezed(document.text),
  }));
  return {
    search(query, limit) {
      const tokens = tokenizeQuery(query);
      if (tokens.length === 0) return [];
      const hits = index.search(query, {
        boost: { title: 3 },
        tokenize: tokenizeQuery,
        combineWith: 'AND',
        // A syllable alone begins the pairs of its words.
        prefix: (term) => !HANGUL.test(term) || term.length === 1,
        fuzzy: (term) => (!HANGUL.test(term) && term.length > 3 ? 1 : false),
      });
      if (hits.length === 0) return searchNearly(squeezedDocuments, query, limit);
      return hits.slice(0, limit).flatMap(({ id }) => {
        const document = byId.get(id as string);
        return document === undefined
          ? []
          : [{ ...document, excerpt: excerptOf(document.text, tokens) }];
      });
    },
  };
}
