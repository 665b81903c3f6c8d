import {
  indexDocuments,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
} from './search-index.ts';

/**
 * An index of documents that come in groups (a note's), each of which may be changed or taken out.
 * Changed groups have an index of their own, small and soon made, until they are too many.
 */

/** Of all documents, in the small index at most. */
const MOST_CHANGED = 1 / 8;

export class GrowingIndex {
  readonly #groups = new Map<string, readonly SearchDocument[]>();
  /** Documents of the large index that are no longer so. */
  readonly #gone = new Set<SearchDocument>();
  /** Groups that are not in the large index as they are now. */
  readonly #changed = new Set<string>();
  #large: SearchIndex = indexDocuments([]);
  #small: SearchIndex = indexDocuments([]);

  get groups(): Iterable<string> {
    return this.#groups.keys();
  }

  /** Puts groups in, over those that were there; null takes one out. */
  change(groups: ReadonlyMap<string, readonly SearchDocument[] | null>): void {
    for (const [name, documents] of groups) {
      // What has changed before is gone from the large index already.
      const lasting = this.#changed.has(name) ? [] : this.#groups.get(name);
      for (const document of lasting ?? []) this.#gone.add(document);
      if (documents === null) {
        this.#groups.delete(name);
        this.#changed.delete(name);
      } else {
        this.#groups.set(name, documents);
        this.#changed.add(name);
      }
    }
    const fresh = this.#documentsOf(this.#changed);
    const all = this.#documentsOf(this.#groups.keys());
    if (fresh.length + this.#gone.size <= MOST_CHANGED * all.length) {
      this.#small = indexDocuments(fresh);
      return;
    }
    this.#large = indexDocuments(all);
    this.#small = indexDocuments([]);
    this.#gone.clear();
    this.#changed.clear();
  }

  search(query: string, limit: number): SearchHit[] {
    const lasting = this.#large.search(query, limit, (document) => !this.#gone.has(document));
    const fresh = this.#small.search(query, limit);
    return [...lasting, ...fresh].sort((one, two) => two.score - one.score).slice(0, limit);
  }

  #documentsOf(names: Iterable<string>): SearchDocument[] {
    return [...names].flatMap((name) => this.#groups.get(name) ?? []);
  }
}
