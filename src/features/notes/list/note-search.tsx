import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { josa } from '@/shared/format/josa.ts';
import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NoteRow } from '../notes-db.ts';
import { indexNotesOnce } from '../search-notes.ts';
import styles from './note-list.module.css';

const MOST_HITS = 30;

interface NoteSearchProps {
  readonly notes: readonly NoteRow[];
  readonly onSearching: (searching: boolean) => void;
}

/** Searches all notes; the index is made when the field is first used, and again after a change. */
export function NoteSearch({ notes, onSearching }: NoteSearchProps) {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState(false);
  const [indexed, setIndexed] = useState<readonly NoteRow[] | null>(null);
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const asked = query.trim();
  const report = useEffectEvent(onSearching);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void indexNotesOnce().then(() => current && setIndexed(notes));
    return () => {
      current = false;
    };
  }, [wanted, notes]);

  useEffect(() => {
    report(asked !== '');
    if (asked === '' || indexed === null) return;
    let current = true;
    void import('../worker/client.ts')
      .then(({ searchNotes }) => searchNotes(asked, MOST_HITS))
      .then((found) => current && setHits(found));
    return () => {
      current = false;
    };
  }, [asked, indexed]);

  return (
    <search className={styles.search}>
      <input
        type="search"
        value={query}
        placeholder="노트에서 찾기"
        aria-label="노트에서 찾기"
        onFocus={() => setWanted(true)}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {asked !== '' && (
        <div role="status">
          {indexed === null ? (
            <p>찾을 준비를 하는 중입니다</p>
          ) : hits.length === 0 ? (
            <p>
              ‘{asked}’{josa(asked, '이', '가')} 든 노트가 없습니다.
            </p>
          ) : (
            <ul className={styles.notes}>
              {hits.map(({ id, title, to, excerpt }) => (
                <li key={id} className={styles.note}>
                  <Link to={to} className={styles.title}>
                    {title}
                  </Link>
                  <span className={styles.excerpt}>{excerpt}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </search>
  );
}
