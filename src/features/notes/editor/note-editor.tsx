import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { noteAddress } from '../address.ts';
import { keepNote, keepOnLeaving, type OpenedNote, release, useNotes } from '../notes.ts';
import { NotesStorageNotice } from '../notes-storage-notice.tsx';
import { NoteText } from '../reader/note-text.tsx';
import { useCompiled } from '../reader/use-compiled.ts';
import { useLeaveGuard } from '../use-leave-guard.ts';
import styles from './note-editor.module.css';
import { SourceField } from './source-field.tsx';

const TYPING_PAUSE_MS = 300;

interface NoteEditorProps {
  readonly path: string;
  /** Without any text for a note that is new. */
  readonly opened: OpenedNote;
}

/** The note's text beside the lesson it becomes; kept as it is typed. */
export function NoteEditor({ path, opened }: NoteEditorProps) {
  const [text, setText] = useState(opened.unsaved ?? opened.kept ?? '');
  const [kept, setKept] = useState(opened.kept);
  const [state, setState] = useState<'untouched' | 'saved' | 'refused'>('untouched');
  const [other, setOther] = useState<{ readonly found: string | null } | null>(null);
  /** How often another tab's text was taken: the field begins anew with it. */
  const [taken, setTaken] = useState(0);
  const { result, failure } = useCompiled(text, { delayMs: TYPING_PAUSE_MS, path });

  const keep = useEffectEvent(async (over: string | null) => {
    if (result === null || result.held === null) return;
    // What is not the newest text is not to be written over what was taken from another tab.
    if (result.text !== text || text === over || text.trim() === '') return;
    const keeping = await keepNote({ held: result.held, text }, over);
    if (keeping.status === 'changed') setOther(keeping);
    if (keeping.status === 'refused') setState('refused');
    if (keeping.status !== 'kept') return;
    setKept(text);
    setState('saved');
    setOther(null);
  });
  useEffect(() => {
    if (result !== null && other === null) void keep(kept);
  }, [result, other, kept]);

  const held = result?.held ?? null;
  useEffect(() => () => void (held === null ? null : release(held)), [held]);

  // What was refused has been offered again, and taken.
  const refused = useNotes(({ problem }) => problem !== null);
  useEffect(() => {
    if (!refused) void keep(kept);
  }, [refused, kept]);

  const isUnkept = text !== (kept ?? '') && text.trim() !== '';
  useLeaveGuard(() => isUnkept);
  const leave = useEffectEvent(() => {
    if (isUnkept) keepOnLeaving(path, text, kept);
  });
  useEffect(() => () => leave(), []);

  const takeOther = (found: string) => {
    setText(found);
    setKept(found);
    setTaken(taken + 1);
    setOther(null);
  };

  const said =
    failure !== null
      ? `강의로 바꾸지 못했습니다. (${failure})`
      : other !== null
        ? '저장하지 않았습니다'
        : text === (kept ?? '')
          ? state === 'untouched'
            ? '고친 곳이 없습니다'
            : '저장했습니다'
          : text.trim() === ''
            ? '비어 있어 저장하지 않았습니다'
            : state === 'refused' && result?.text === text
              ? '저장하지 못했습니다'
              : '저장하는 중입니다';
  return (
    <>
      <PageTitle>{`${path} 고치기`}</PageTitle>
      <header className={styles.head}>
        <h1>{path}</h1>
        <span role="status">{said}</span>
        <Link to={noteAddress(path)}>다 고쳤습니다</Link>
      </header>
      <NotesStorageNotice />
      {other !== null && (
        <div className={styles.other} role="alert">
          <span>
            {other.found === null
              ? '다른 탭에서 이 노트를 지웠습니다.'
              : '다른 탭에서 이 노트를 고쳤습니다.'}{' '}
            어느 글을 남길지 골라 주세요. 고르기 전에는 아무것도 덮어쓰지 않습니다.
          </span>
          <Button size="sm" onClick={() => void keep(other.found)}>
            이 탭의 글로 저장
          </Button>
          {other.found !== null && (
            <Button size="sm" onClick={() => takeOther(other.found ?? '')}>
              다른 탭의 글 불러오기
            </Button>
          )}
        </div>
      )}
      <div className={styles.panes}>
        <SourceField key={taken} text={text} onText={setText} />
        <section className={styles.preview} aria-label="미리보기">
          {result !== null && (
            <>
              {result.compiled.model.missing.map((sentence) => (
                <p key={sentence} className={styles.missing}>
                  {sentence}
                </p>
              ))}
              <NoteText
                path={path}
                tree={result.compiled.tree}
                figures={result.compiled.model.figures}
              />
            </>
          )}
        </section>
      </div>
    </>
  );
}
