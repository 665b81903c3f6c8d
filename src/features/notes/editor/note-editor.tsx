import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { noteAddress } from '../address.ts';
import { keepNote } from '../notes.ts';
import { NoteText } from '../reader/note-text.tsx';
import { useCompiled } from '../reader/use-compiled.ts';
import styles from './note-editor.module.css';

const TYPING_PAUSE_MS = 300;

interface NoteEditorProps {
  readonly path: string;
  readonly initial: string;
  readonly onText: (text: string) => void;
}

/** The note's text beside the lesson it becomes; kept as it is typed. */
export function NoteEditor({ path, initial, onText }: NoteEditorProps) {
  const [text, setText] = useState(initial);
  const [kept, setKept] = useState<string | null>(null);
  const { result, failure } = useCompiled(text, TYPING_PAUSE_MS);

  const keep = useEffectEvent(async () => {
    if (result === null || result.text === initial || result.text.trim() === '') return;
    if (await keepNote(path, result.text, result.compiled)) {
      setKept(result.text);
      onText(result.text);
    }
  });
  useEffect(() => {
    if (result !== null) void keep();
  }, [result]);

  const state =
    failure !== null
      ? `강의로 바꾸지 못했습니다. (${failure})`
      : kept === text
        ? '저장했습니다'
        : text === initial
          ? '고친 곳이 없습니다'
          : '저장하는 중입니다';
  return (
    <>
      <PageTitle>{`${path} 고치기`}</PageTitle>
      <header className={styles.head}>
        <h1>{path}</h1>
        <span role="status">{state}</span>
        <Link to={noteAddress(path)}>다 고쳤습니다</Link>
      </header>
      <div className={styles.panes}>
        <textarea
          aria-label="노트 원문"
          value={text}
          spellCheck={false}
          placeholder={'# 제목\n\n**용어**는 …\n\n- **Q.** 질문\n  - **A.** 답'}
          onChange={(event) => setText(event.currentTarget.value)}
        />
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
