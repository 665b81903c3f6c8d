import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { josa } from '@/shared/format/josa.ts';
import { formatInteger } from '@/shared/format/units.ts';
import type { SearchHit } from '@/shared/search/search-index.ts';
import type { NoteRow } from '../notes-db.ts';
import { indexNotesOnce } from '../search/search-notes.ts';
import styles from './note-list.module.css';

const MOST_HITS = 30;

interface NoteSearchProps {
  readonly notes: readonly NoteRow[];
  readonly onSearching: (searching: boolean) => void;
}

type Preparation =
  | { readonly notes: readonly NoteRow[]; readonly problem: string | null }
  | { readonly done: number; readonly total: number };

interface Found {
  readonly asked: string;
  readonly hits: readonly SearchHit[];
}

/** Searches all notes; the index is made when the field is first used, and again after a change. */
export function NoteSearch({ notes, onSearching }: NoteSearchProps) {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState(false);
  const [preparation, setPreparation] = useState<Preparation>({ done: 0, total: 0 });
  const [found, setFound] = useState<Found | null>(null);
  const asked = query.trim();
  const report = useEffectEvent(onSearching);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const say = (state: Preparation) => current && setPreparation(state);
    indexNotesOnce((done, total) => say({ done, total })).then(
      () => say({ notes, problem: null }),
      (error: unknown) => say({ notes, problem: String(error) }),
    );
    return () => {
      current = false;
    };
  }, [wanted, notes]);

  const prepared = 'notes' in preparation && preparation.problem === null ? preparation : null;
  useEffect(() => {
    report(asked !== '');
    if (asked === '' || prepared === null) return;
    let current = true;
    import('../worker/client.ts')
      .then(({ searchNotes }) => searchNotes(asked, MOST_HITS))
      .then(
        (hits) => current && setFound({ asked, hits }),
        (error: unknown) => current && setPreparation({ notes, problem: String(error) }),
      );
    return () => {
      current = false;
    };
  }, [asked, prepared, notes]);

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
          <SearchState preparation={preparation} asked={asked} found={found} />
        </div>
      )}
    </search>
  );
}

interface SearchStateProps {
  readonly preparation: Preparation;
  readonly asked: string;
  readonly found: Found | null;
}

function SearchState({ preparation, asked, found }: SearchStateProps) {
  if ('total' in preparation) {
    const { done, total } = preparation;
    const progress = total === 0 ? '' : ` (${formatInteger(done)}/${formatInteger(total)})`;
    return <p>찾을 준비를 하는 중입니다{progress}</p>;
  }
  if (preparation.problem !== null) {
    return <p>노트를 읽지 못해 찾을 수 없습니다. ({preparation.problem})</p>;
  }
  // What was found before stays in sight while the next is looked for.
  if (found === null || (found.hits.length === 0 && found.asked !== asked)) {
    return <p>찾는 중입니다</p>;
  }
  if (found.hits.length === 0) {
    return (
      <p>
        ‘{asked}’{josa(asked, '이', '가')} 든 노트가 없습니다.
      </p>
    );
  }
  return (
    <ul className={styles.notes}>
      {found.hits.map(({ id, kind, title, to, excerpt }) => (
        <li key={id} className={styles.note}>
          <Link to={to} className={styles.title}>
            {title}
          </Link>
          <span className={styles.details}>{kind}</span>
          <span className={styles.excerpt}>{excerpt}</span>
        </li>
      ))}
    </ul>
  );
}
