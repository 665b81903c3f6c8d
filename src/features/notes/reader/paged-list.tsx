import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { josa } from '@/shared/format/josa.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { lettersOf } from '@/shared/search/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import styles from './note-reader.module.css';

interface PagedListProps<T> {
  /** What is listed: "절". */
  readonly name: string;
  readonly items: readonly T[];
  /** So many are drawn at once. */
  readonly size: number;
  /** Index of one that is to be among the first drawn. */
  readonly at?: number;
  readonly wordsOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** A list of any length: page by page, and by the words of its items. */
export function PagedList<T>({ name, items, size, at = 0, wordsOf, children }: PagedListProps<T>) {
  const [page, setPage] = useState(() => Math.floor(Math.max(0, at) / size));
  const [query, setQuery] = useState('');
  const asked = lettersOf(useDeferredValue(query));
  const found = useMemo(
    () => (asked === '' ? items : items.filter((item) => lettersOf(wordsOf(item)).includes(asked))),
    [items, asked, wordsOf],
  );
  const from = Math.min(page * size, Math.floor(Math.max(0, found.length - 1) / size) * size);
  const to = Math.min(found.length, from + size);
  const list = found.slice(from, to).map(children);
  if (items.length <= size) return <ol>{list}</ol>;
  return (
    <>
      <input
        type="search"
        className={styles.filter}
        value={query}
        placeholder={`${name} 찾기`}
        aria-label={`${name} 찾기`}
        onChange={({ currentTarget: { value } }) => {
          setQuery(value);
          setPage(0);
        }}
      />
      {found.length === 0 ? (
        <p>
          ‘{query}’{josa(query, '이', '가')} 든 {name}
          {josa(name, '이', '가')} 없습니다.
        </p>
      ) : (
        <ol>{list}</ol>
      )}
      {found.length > size && (
        <p className={styles.pages}>
          <Button size="sm" disabled={from === 0} onClick={() => setPage(from / size - 1)}>
            앞
          </Button>
          <span>
            {formatInteger(from + 1)}–{formatInteger(to)} / {formatInteger(found.length)}
          </span>
          <Button size="sm" disabled={to === found.length} onClick={() => setPage(from / size + 1)}>
            뒤
          </Button>
        </p>
      )}
    </>
  );
}
