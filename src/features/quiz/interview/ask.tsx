import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import type { Answered, Question } from './interview.ts';
import styles from './interview-page.module.css';
import { findKeyPoints } from './key-points.ts';

const Markdown = lazy(() => import('@/shared/ui/markdown.tsx'));

interface AskProps {
  readonly question: Question;
  readonly position: number;
  readonly total: number;
  readonly onDone: (answered: Answered) => void;
  readonly onStop: () => void;
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** A question with a timer; after the answer its key points, which the student may correct. */
export function Ask({ question, position, total, onDone, onStop }: AskProps) {
  const [answer, setAnswer] = useState('');
  const [seconds, setSeconds] = useState(0);
  const [found, setFound] = useState<readonly boolean[] | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    field.current?.focus();
  }, []);
  const running = found === null;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setSeconds((past) => past + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);

  return (
    <article className={styles.card}>
      <p className={styles.meta}>
        <span>
          {position} / {total}
        </span>
        <span role="timer" aria-label="지난 시간">
          {clock(seconds)}
        </span>
      </p>
      <h2>{question.question}</h2>
      <textarea
        ref={field}
        aria-label="내 답"
        rows={7}
        value={answer}
        readOnly={!running}
        placeholder="면접관에게 말하듯이 적어 보세요"
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
      {found === null ? (
        <div className={styles.actions}>
          <Button
            tone="primary"
            onClick={() => setFound(findKeyPoints(answer, question.keyPoints))}
          >
            답 확인
          </Button>
          <Button tone="quiet" onClick={onStop}>
            그만하기
          </Button>
        </div>
      ) : (
        <>
          <section className={styles.model} aria-label="모범 답안">
            <h3>모범 답안</h3>
            <Suspense fallback={<p>답을 여는 중입니다</p>}>
              <Markdown text={question.answer} />
            </Suspense>
          </section>
          <fieldset className={styles.points}>
            <legend>핵심어</legend>
            <p className={styles.caution}>
              낱말이 들어 있는지만 봅니다. 뜻이 맞는지는 보지 못하니, 다르면 직접 고쳐 주세요.
            </p>
            {question.keyPoints.map(({ label }, index) => (
              <label key={label} data-found={found[index]}>
                <input
                  type="checkbox"
                  checked={found[index] ?? false}
                  onChange={({ currentTarget }) =>
                    setFound(found.with(index, currentTarget.checked))
                  }
                />
                {label}
                <span>{found[index] ? '말했습니다' : '빠졌습니다'}</span>
              </label>
            ))}
          </fieldset>
          {question.followUps.length > 0 && (
            <details>
              <summary>꼬리 질문 {question.followUps.length}개</summary>
              <dl>
                {question.followUps.map((followUp) => (
                  <div key={followUp.question}>
                    <dt>{followUp.question}</dt>
                    <dd>{followUp.answer}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
          <div className={styles.actions}>
            <Button tone="primary" onClick={() => onDone({ question, answer, found, seconds })}>
              {position === total ? '결과 보기' : '다음 질문'}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
