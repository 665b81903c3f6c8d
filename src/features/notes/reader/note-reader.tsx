import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { editAddress, noteAddress } from '../address.ts';
import { NoteEditor } from '../editor/note-editor.tsx';
import { deleteNotes, openNotes } from '../notes.ts';
import { NoteAside } from './note-aside.tsx';
import styles from './note-reader.module.css';
import { NoteText } from './note-text.tsx';
import { useCompiled } from './use-compiled.ts';

interface NoteReaderProps {
  readonly path: string;
  readonly editing: boolean;
}

type Kept = { readonly text: string } | 'none' | null;

/** One note as a lesson, or its text beside the lesson it becomes. */
export default function NoteReader({ path, editing }: NoteReaderProps) {
  const [kept, setKept] = useState<Kept>(null);
  const navigate = useNavigate();
  useEffect(() => {
    let current = true;
    openNotes()
      .then(({ readText }) => readText(path))
      .then((text) => current && setKept(text === null ? 'none' : { text }))
      .catch(() => current && setKept('none'));
    return () => {
      current = false;
    };
  }, [path]);

  if (kept === null) return <EmptyState title="노트를 여는 중입니다" />;
  if (editing) {
    const text = kept === 'none' ? null : kept.text;
    return <NoteEditor path={path} initial={text} onText={(next) => setKept({ text: next })} />;
  }
  if (kept === 'none') {
    return (
      <EmptyState title="이 노트를 찾지 못했습니다">
        <p>지웠거나 다른 브라우저에 있는 노트입니다.</p>
        <Link to="/notes">노트 목록으로</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <nav className={styles.bar} aria-label="노트">
        <Link to="/notes">내 노트</Link>
        <code>{path}</code>
        <span className={styles.space} />
        <Link to={editAddress(path)} className={styles.edit}>
          고치기
        </Link>
        <Button
          size="sm"
          tone="quiet"
          onClick={() => void deleteNotes([path]).then(() => navigate('/notes'))}
        >
          지우기
        </Button>
      </nav>
      <Lesson path={path} text={kept.text} />
    </>
  );
}

function Lesson({ path, text }: { readonly path: string; readonly text: string }) {
  const { result, failure } = useCompiled(text, 0);
  const { hash } = useLocation();
  const drawn = result !== null;
  useEffect(() => {
    if (drawn && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [drawn, hash]);

  if (failure !== null) {
    return <EmptyState title="노트를 강의로 바꾸지 못했습니다">{failure}</EmptyState>;
  }
  if (result === null) return <EmptyState title="노트를 강의로 바꾸는 중입니다" />;
  const { model, tree } = result.compiled;
  const first = tree.children.find(({ type }) => type === 'element');
  const titled = first?.type === 'element' && first.tagName === 'h1';
  return (
    <div className={styles.lesson} data-note={path}>
      <PageTitle>{model.title}</PageTitle>
      <article aria-label={model.title}>
        {!titled && <h1 className={styles.title}>{model.title}</h1>}
        <NoteText path={path} tree={tree} figures={model.figures} target={hash.slice(1)} />
      </article>
      <NoteAside model={model} address={noteAddress(path)} />
    </div>
  );
}
