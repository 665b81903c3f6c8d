import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { answerOf, type ReviewCard } from '../card.ts';
import { formatInterval } from '../format-interval.ts';
import { GRADES, type GradeName, intervals, isLeech, type Memory } from '../schedule.ts';
import { FollowUps } from '../shared/follow-ups.tsx';
import { Choices } from './choices.tsx';
import { exerciseOf } from './exercise.ts';
import { Filling } from './filling.tsx';
import styles from './review-page.module.css';
import { useShortcut } from './use-shortcut.ts';

const Markdown = lazyPiece(() => import('@/shared/ui/markdown.tsx'));

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
  const [picked, setPicked] = useState<readonly number[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = intervals(memory, now);
  const turn = memory?.reps ?? 0;
  const exercise = useMemo(
    () => (card.kind === 'order' || card.kind === 'match' ? exerciseOf(card, turn) : null),
    [card, turn],
  );
  const opens = card.kind === 'question' || card.kind === 'term';
  // Every second time a term is asked by its meaning.
  const turned = card.kind === 'term' && turn % 2 === 1;

  // One answer a look: the next card arrives a moment after the key.
  const [answered, setAnswered] = useState(false);
  const answer = (grade: GradeName) => {
    if (answered) return;
    setAnswered(true);
    onAnswer(grade);
  };
  const choose = (index: number) => {
    setChosen(index);
    setShown(true);
  };
  const pick = (option: number) => {
    if (exercise?.options[option] === undefined || picked.includes(option)) return;
    const all = [...picked, option];
    setPicked(all);
    setShown(all.length === exercise.slots.length);
  };
  const takeBack = () => setPicked(picked.slice(0, -1));

  useShortcut((key) => {
    const number = Number(key);
    const grade = GRADES[number - 1];
    if (shown) {
      if (grade !== undefined) answer(grade);
    } else if (opens && key === ' ') {
      setShown(true);
      return true;
    } else if (card.kind === 'choice' && card.choices[number - 1] !== undefined) {
      choose(number - 1);
    } else if (exercise !== null) {
      if (key === 'backspace') takeBack();
      else pick(number - 1);
    }
    return false;
  });
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // The card before may have been long, and left the page scrolled down.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <article className={styles.card} aria-labelledby="card-question">
      <p className={styles.tags}>
        {card.tags.map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
      </p>
      {card.kind === 'question' && card.after !== undefined && (
        <p className={styles.after}>
          앞 질문: <InlineText text={card.after.question} />
        </p>
      )}
      <h2 id="card-question" ref={heading} tabIndex={-1}>
        <InlineText text={turned ? '이것을 무엇이라고 합니까?' : card.question} />
      </h2>
      {turned && (
        <p className={styles.meaning}>
          <InlineText text={card.meaning} />
        </p>
      )}
      {card.kind === 'choice' && <Choices card={card} chosen={chosen} onChoose={choose} />}
      {exercise !== null && (
        <Filling exercise={exercise} picked={picked} onPick={pick} onTakeBack={takeBack} />
      )}
      {!shown && opens && (
        <Button tone="primary" onClick={() => setShown(true)}>
          답 보기 <kbd className={styles.key}>Space</kbd>
        </Button>
      )}
      {shown && (
        <>
          <section className={styles.answer} aria-label="답">
            <Suspense fallback={<p>답을 여는 중입니다</p>}>
              {/* What was to be filled says itself what was right. */}
              <Markdown text={'explain' in card ? card.explain : answerOf(card)} />
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
