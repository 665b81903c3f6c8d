import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { ReviewCard } from '../card.ts';
import { formatInterval } from '../format-interval.ts';
import { GRADES, type GradeName, intervals, isLeech, type Memory } from '../schedule.ts';
import { FollowUps } from '../shared/follow-ups.tsx';
import styles from './review-page.module.css';
import { useShortcut } from './use-shortcut.ts';

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

/** Question, answer on demand, then how well it was known. Space shows, 1 to 4 grade. */
export function CardView({ card, memory, now, onAnswer }: CardViewProps) {
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = intervals(memory, now);

  // One answer a look: the next card arrives a moment after the key.
  const [answered, setAnswered] = useState(false);
  const answer = (grade: GradeName) => {
    if (answered) return;
    setAnswered(true);
    onAnswer(grade);
  };

  useShortcut((key) => {
    const number = Number(key);
    const grade = GRADES[number - 1];
    if (shown) {
      if (grade !== undefined) answer(grade);
    } else if (card.kind === 'question' && key === ' ') {
      setShown(true);
      return true;
    } else if (card.kind === 'choice' && card.choices[number - 1] !== undefined) {
      setChosen(number - 1);
      setShown(true);
    }
    return false;
  });
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <article className={styles.card} aria-labelledby="card-question">
      <p className={styles.tags}>
        {card.tags.map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
      </p>
      <h2 id="card-question" ref={heading} tabIndex={-1}>
        <InlineText text={card.question} />
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
                <span>
                  <InlineText text={choice} />
                  {shown && index === card.correct && ' · 정답'}
                </span>
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
            {card.kind === 'question' && <FollowUps followUps={card.followUps} />}
            <p className={styles.origin}>
              <Link to={card.origin.to}>{card.origin.title}</Link>
            </p>
            {memory !== null && isLeech(memory) && (
              <p className={styles.leech} role="note">
                {memory.lapses}번 잊은 카드입니다. 더 외우기보다 여기부터 다시 읽어 보세요:{' '}
                <Link to={card.origin.to}>{card.origin.title}</Link>
              </p>
            )}
          </section>
          <fieldset className={styles.grades} aria-label="얼마나 알고 있었나요">
            {GRADES.map((grade, index) => (
              <Button key={grade} disabled={answered} onClick={() => answer(grade)}>
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
