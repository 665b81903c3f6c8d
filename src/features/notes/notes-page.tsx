import { lazy, Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { NoteList } from './list/note-list.tsx';
import { isUnsaved, openNotes } from './notes.ts';
import styles from './notes-page.module.css';
import { useLeaveGuard } from './use-leave-guard.ts';

// Drawing a note takes the sanitiser's output apart; the list does without.
const NoteReader = lazy(() => import('./reader/note-reader.tsx'));

/** The list of the student's notes, or the one that the address names. */
export function NotesPage() {
  const [params] = useSearchParams();
  const path = params.get('note');
  const editing = params.has('edit');
  useEffect(() => {
    void openNotes();
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
