import MiniSearch from 'minisearch';
import { tokenize, tokenizeQuery } from './tokenize.ts';

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

function excerptOf(text: string, tokens: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = tokens.map((token) => lower.indexOf(token)).filter((place) => place >= 0);
  const start = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - EXCERPT_BEFORE);
  const cut = text.slice(start, start + EXCERPT_LENGTH).replaceAll(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${cut}${start + EXCERPT_LENGTH < text.length ? '…' : ''}`;
}

/** An index of the documents, in memory. Latin words may be begun only, or have one letter wrong. */
export function indexDocuments(documents: readonly SearchDocument[]): SearchIndex {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'text'],
    tokenize,
    processTerm: (term) => term,
  });
  index.addAll([...byId.values()]);
  return {
    search(query, limit) {
      const tokens = tokenizeQuery(query);
      const hits = index.search(query, {
        boost: { title: 3 },
        tokenize: tokenizeQuery,
        combineWith: 'AND',
        prefix: (term) => !HANGUL.test(term),
        fuzzy: (term) => (!HANGUL.test(term) && term.length > 3 ? 1 : false),
      });
      return hits.slice(0, limit).flatMap(({ id }) => {
        const document = byId.get(id as string);
        return document === undefined
          ? []
          : [{ ...document, excerpt: excerptOf(document.text, tokens) }];
      });
    },
  };
}
