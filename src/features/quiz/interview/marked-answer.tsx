import type { ReactNode } from 'react';
import styles from './interview-page.module.css';
import { composed, type Mark } from './key-points.ts';

type Place = Exclude<Mark, { state: 'missing' }>;

/** The answer with the words marked that were taken for key points. */
export function MarkedAnswer({ answer, marks }: { answer: string; marks: readonly Mark[] }) {
  const text = composed(answer);
  if (text.trim() === '') return <p className={styles.caution}>답을 적지 않았습니다.</p>;
  const places = marks
    .filter((mark): mark is Place => mark.state !== 'missing')
    .sort((a, b) => a.from - b.from);
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to, state } of places) {
    if (from < done) continue;
    parts.push(
      text.slice(done, from),
      <mark key={from} data-state={state}>
        {text.slice(from, to)}
      </mark>,
    );
    done = to;
  }
  parts.push(text.slice(done));
  return <p className={styles.answer}>{parts}</p>;
}
