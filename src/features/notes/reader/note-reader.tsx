import type { Nodes } from 'hast';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { editAddress } from '../address.ts';
import { NoteEditor } from '../editor/note-editor.tsx';
import { deleteNotes, type OpenedNote, openNote } from '../notes.ts';
import { NotesStorageNotice } from '../notes-storage-notice.tsx';
import { marked, placeOfCard } from './card-place.ts';
import { NoteAside } from './note-aside.tsx';
import styles from './note-reader.module.css';
import { NoteText } from './note-text.tsx';
import { useCompiled } from './use-compiled.ts';

interface NoteReaderProps {
  readonly path: string;
  readonly editing: boolean;
}

/** One note as a lesson, or its text beside the lesson it becomes. */
export default function NoteReader({ path, editing }: NoteReaderProps) {
  const [opened, setOpened] = useState<OpenedNote | null>(null);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  useEffect(() => {
    let current = true;
    void openNote(path).then((note) => current && setOpened(note));
    return () => {
      current = false;
    };
  }, [path]);

  if (opened === null) return <EmptyState title="노트를 여는 중입니다" />;
  const text = opened.unsaved ?? opened.kept;
  if (editing) return <NoteEditor path={path} opened={opened} />;
  if (text === null) {
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
      <NotesStorageNotice />
      <Lesson path={path} text={text} card={params.get('card')} />
    </>
  );
}

/** Whether the block is what the address names, or has it somewhere within. */
const holds = (node: Nodes, id: string): boolean =>
  node.type === 'element' &&
  (node.properties.id === id || node.children.some((child) => holds(child, id)));

interface LessonProps {
  readonly path: string;
  readonly text: string;
  /** Id of a card whose place is shown. */
  readonly card: string | null;
}

function Lesson({ path, text, card }: LessonProps) {
  const { result, failure } = useCompiled(text, { delayMs: 0, path: null });
  const { hash, key } = useLocation();
  const section = hash.slice(1);
  const compiled = result?.compiled ?? null;
  const place = useMemo(() => {
    const asked = compiled?.model.cards.find(({ id }) => id === card);
    return compiled === null || asked === undefined ? null : placeOfCard(compiled.tree, asked);
  }, [compiled, card]);
  const tree = useMemo(
    () => (compiled === null || place === null ? compiled?.tree : marked(compiled.tree, place)),
    [compiled, place],
  );
  const article = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place may be asked for again.
  useEffect(() => {
    const found = article.current?.querySelector('[data-found]');
    found?.closest('details:not([open])')?.setAttribute('open', '');
    if (found) found.scrollIntoView({ block: 'center' });
    else if (section !== '') document.getElementById(section)?.scrollIntoView();
  }, [tree, section, key]);

  if (failure !== null) {
    return <EmptyState title="노트를 강의로 바꾸지 못했습니다">{failure}</EmptyState>;
  }
  if (compiled === null || tree === undefined) {
    return <EmptyState title="노트를 강의로 바꾸는 중입니다" />;
  }
  const { model } = compiled;
  const first = tree.children.find(({ type }) => type === 'element');
  const titled = first?.type === 'element' && first.tagName === 'h1';
  const heading = section === '' ? -1 : tree.children.findIndex((node) => holds(node, section));
  return (
    <div className={styles.lesson} data-note={path}>
      <PageTitle>{model.title}</PageTitle>
      <article ref={article} aria-label={model.title}>
        {!titled && <h1 className={styles.title}>{model.title}</h1>}
        <NoteText
          key={path}
          path={path}
          tree={tree}
          figures={model.figures}
          target={place?.block ?? heading}
        />
      </article>
      <NoteAside key={path} model={model} path={path} section={section} />
    </div>
  );
}
