import { useState } from 'react';
import { editParts } from './edit-parts.ts';
import styles from './note-editor.module.css';

interface SourceFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** What of the text is in the field, told by what stands before and behind it: that does not change. */
interface Shown {
  readonly before: number;
  readonly behind: number;
}

/** The note's Markdown: all of it, or of a very long note one part at a time. */
export function SourceField({ text, onText }: SourceFieldProps) {
  const [parts, setParts] = useState(() => editParts(text));
  const [part, setPart] = useState(0);
  const shownOf = (index: number, of = parts): Shown => ({
    before: of[index]?.from ?? 0,
    behind: text.length - (of[index]?.to ?? text.length),
  });
  const [shown, setShown] = useState<Shown>(() => shownOf(0));
  const show = (index: number) => {
    // Parts are cut anew: what was edited has moved what stands behind it.
    const now = editParts(text);
    const next = Math.min(index, now.length - 1);
    setParts(now);
    setPart(next);
    setShown(shownOf(next, now));
  };
  const { before, behind } = parts.length === 1 ? { before: 0, behind: 0 } : shown;
  const after = text.length - behind;
  return (
    <div className={styles.source}>
      {parts.length > 1 && (
        <label className={styles.part}>
          긴 노트라서 한 부분씩 고칩니다
          <select value={part} onChange={(event) => show(Number(event.currentTarget.value))}>
            {parts.map(({ title, from }, index) => (
              <option key={from} value={index}>
                {index + 1}/{parts.length} {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <textarea
        aria-label="노트 원문"
        value={text.slice(before, after)}
        spellCheck={false}
        placeholder={'# 제목\n\n**용어**는 …\n\n- **Q.** 질문\n  - **A.** 답'}
        onChange={({ currentTarget: { value } }) =>
          onText(text.slice(0, before) + value + text.slice(after))
        }
      />
    </div>
  );
}
