import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { editAddress, noteAddress } from '../address.ts';
import { deleteNotes, exportNotes, useNotes } from '../notes.ts';
import type { NoteRow } from '../notes-db.ts';
import { NotesStorageNotice } from '../notes-storage-notice.tsx';
import { DropZone } from './drop-zone.tsx';
import { ImportState } from './import-state.tsx';
import styles from './note-list.module.css';
import { NoteSearch } from './note-search.tsx';

/** Folders are the parts of the course that the notes make. */
function byFolder(notes: readonly NoteRow[]): [string, NoteRow[]][] {
  const folders = new Map<string, NoteRow[]>();
  for (const note of notes) {
    const folder = note.path.split('/').slice(0, -1).join(' / ');
    folders.set(folder, [...(folders.get(folder) ?? []), note]);
  }
  return [...folders];
}

/** More rows are drawn when asked for: a thousand links at once are felt. */
const SHOWN_AT_ONCE = 100;

const details = ({ sections, cards, date, missing }: NoteRow): string =>
  [
    date,
    `절 ${formatInteger(sections)}개`,
    `카드 ${formatInteger(cards)}장`,
    missing > 0 ? `확인할 점 ${formatInteger(missing)}개` : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

function newPath(notes: readonly NoteRow[]): string {
  const taken = new Set(notes.map(({ path }) => path));
  for (let number = 1; ; number++) {
    const path = number === 1 ? '새 노트.md' : `새 노트 ${number}.md`;
    if (!taken.has(path)) return path;
  }
}

export function NoteList() {
  const { ready, notes } = useNotes();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const [searching, setSearching] = useState(false);
  const navigate = useNavigate();
  const folders = useMemo(() => byFolder(notes.slice(0, shown)), [notes, shown]);
  const cards = useMemo(() => notes.reduce((sum, note) => sum + note.cards, 0), [notes]);

  return (
    <div className={styles.page}>
      <PageTitle>노트</PageTitle>
      <header className={styles.head}>
        <h1>내 노트</h1>
        {notes.length > 0 && (
          <p className={styles.counts}>
            노트 <b>{formatInteger(notes.length)}개</b> · 카드 <b>{formatInteger(cards)}장</b> ·{' '}
            <Link to="/quiz">복습하러 가기</Link>
          </p>
        )}
        <span className={styles.actions}>
          <Button size="sm" onClick={() => void navigate(editAddress(newPath(notes)))}>
            새 노트
          </Button>
          {notes.length > 0 && (
            <Button size="sm" onClick={() => void exportNotes()}>
              모두 내려받기
            </Button>
          )}
        </span>
      </header>
      <NotesStorageNotice />
      <DropZone />
      <ImportState />
      {notes.length > 0 && <NoteSearch notes={notes} onSearching={setSearching} />}
      {!ready ? (
        <EmptyState title="저장된 노트를 여는 중입니다" />
      ) : notes.length === 0 ? (
        <EmptyState title="아직 노트가 없습니다">
          <p>
            마크다운 파일을 놓으면 그림과 표가 있는 강의가 되고, 문답과 용어는 복습 카드가 됩니다.
          </p>
        </EmptyState>
      ) : (
        !searching &&
        folders.map(([folder, inside]) => (
          <section key={folder} aria-label={folder === '' ? '폴더 없음' : folder}>
            {folder !== '' && <h2 className={styles.folder}>{folder}</h2>}
            <ul className={styles.notes}>
              {inside.map((note) => (
                <li key={note.path} className={styles.note}>
                  <Link to={noteAddress(note.path)} className={styles.title}>
                    {note.title}
                  </Link>
                  <span className={styles.details}>{details(note)}</span>
                  <span className={styles.tags}>
                    {note.tags.slice(0, 4).map((tag) => (
                      <span key={tag}>{tag}</span>
                    ))}
                  </span>
                  <Button
                    size="sm"
                    tone="quiet"
                    aria-label={`${note.title} 지우기`}
                    onClick={() => void deleteNotes([note.path])}
                  >
                    지우기
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {!searching && shown < notes.length && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          더 보기 ({formatInteger(notes.length - shown)}개 남음)
        </Button>
      )}
    </div>
  );
}
