import { Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { NoteList } from './list/note-list.tsx';
import { isUnsaved, readNotes } from './notes.ts';
import styles from './notes-page.module.css';
import { useLeaveGuard } from './use-leave-guard.ts';

// Drawing a note takes the sanitiser's output apart; the list does without.
const NoteReader = lazyPiece(() => import('./reader/note-reader.tsx'));

/** The list of the student's notes, or the one that the address names. */
export function NotesPage() {
  const [params] = useSearchParams();
  const path = params.get('note');
  const editing = params.has('edit');
  useEffect(() => {
    void readNotes();
  }, []);
  useLeaveGuard(isUnsaved);
  if (path === null) return <NoteList />;
  return (
    <Suspense fallback={<EmptyState title="노트를 여는 중입니다" />}>
      <div className={styles.reading}>
        <NoteReader key={`${path} ${editing}`} path={path} editing={editing} />
      </div>
    </Suspense>
  );
}
