import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import type { ReviewCard } from '../card.ts';
import { formatInterval } from '../format-interval.ts';
import { GRADES, type GradeName, intervals, isLeech, type Memory } from '../schedule.ts';
import styles from './review-page.module.css';

const Markdown = lazy(() => import('@/shared/ui/markdown.tsx'));

const GRADE_LABELS: Record<GradeName, string> = {
  again: '다시',
  hard: '어려움',
  good: '알맞음',
  easy: '쉬움',
};

interface CardViewProps {
  readonly card: ReviewCard;
  readonly memory: Memory | null;
  readonly now: number;
  readonly onAnswer: (grade: GradeName) => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Question, answer on demand, then how well it was known. Space shows, 1 to 4 grade. */
export function CardView({ card, memory, now, onAnswer }: CardViewProps) {
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = intervals(memory, now);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const number = Number(event.key);
    const grade = GRADES[number - 1];
    if (!shown && event.key === ' ' && card.kind === 'question') {
      event.preventDefault();
      setShown(true);
    } else if (!shown && card.kind === 'choice' && card.choices[number - 1] !== undefined) {
      setChosen(number - 1);
      setShown(true);
    } else if (shown && grade !== undefined) {
      onAnswer(grade);
    }
  });
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  return (
    <article className={styles.card} aria-labelledby="card-question">
      <p className={styles.tags}>
        {card.tags.map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
      </p>
      <h2 id="card-question" ref={heading} tabIndex={-1}>
        {card.question}
      </h2>
      {card.kind === 'choice' && (
        <ol className={styles.choices}>
          {card.choices.map((choice, index) => (
            <li key={choice}>
              <button
                type="button"
                disabled={shown}
                data-chosen={chosen === index}
                data-correct={shown ? index === card.correct : undefined}
                onClick={() => {
                  setChosen(index);
                  setShown(true);
                }}
              >
                <kbd>{index + 1}</kbd>
                {choice}
                {shown && index === card.correct && <span> · 정답</span>}
              </button>
            </li>
          ))}
        </ol>
      )}
      {!shown && card.kind === 'question' && (
        <Button tone="primary" onClick={() => setShown(true)}>
          답 보기 <kbd className={styles.key}>Space</kbd>
        </Button>
      )}
      {shown && (
        <>
          <section className={styles.answer} aria-label="답">
            <Suspense fallback={<p>답을 여는 중입니다</p>}>
              <Markdown text={card.kind === 'question' ? card.answer : card.explain} />
            </Suspense>
            {card.kind === 'question' && card.followUps.length > 0 && (
              <details>
                <summary>꼬리 질문 {card.followUps.length}개</summary>
                <dl>
                  {card.followUps.map((followUp) => (
                    <div key={followUp.question}>
                      <dt>{followUp.question}</dt>
                      <dd>{followUp.answer}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
            <p className={styles.origin}>
              <Link to={card.origin.to}>{card.origin.title}</Link>
              {memory !== null && isLeech(memory) && (
                <span> · 자주 잊는 카드입니다. 강의를 다시 읽어 보세요.</span>
              )}
            </p>
          </section>
          <fieldset className={styles.grades} aria-label="얼마나 알고 있었나요">
            {GRADES.map((grade, index) => (
              <Button key={grade} onClick={() => onAnswer(grade)}>
                <kbd className={styles.key}>{index + 1}</kbd>
                {GRADE_LABELS[grade]}
                <small>{formatInterval(next[grade])}</small>
              </Button>
            ))}
          </fieldset>
        </>
      )}
    </article>
  );
}
