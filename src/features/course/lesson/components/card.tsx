import { Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import type { CardProps } from '../../../../../content/components.ts';
import type { ChoiceCard, QuestionCard } from '../../../../../content/contract.ts';
import { loadQuiz } from '../../lesson-source.ts';
import { cardAnchor } from '../card-anchor.ts';
import { useLesson } from '../lesson-context.ts';
import styles from './components.module.css';

const Markdown = lazyPiece(() => import('@/shared/ui/markdown.tsx'));

/** A card of the quiz where the lesson has just explained it. Nothing is graded here. */
export function Card({ id }: CardProps) {
  const { place } = useLesson();
  const [card, setCard] = useState<QuestionCard | ChoiceCard | null>(null);
  useEffect(() => {
    let current = true;
    void loadQuiz(place.lesson).then(({ questions, choices }) => {
      if (current) setCard([...questions, ...choices].find((one) => one.id === id) ?? null);
    });
    return () => {
      current = false;
    };
  }, [place.lesson, id]);

  const anchor = cardAnchor(id);
  const { hash, key } = useLocation();
  const isAsked = card !== null && hash === `#${anchor}`;
  const element = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place may be asked for again.
  useEffect(() => {
    if (!isAsked) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [isAsked, key]);

  if (card === null) return <div className={styles.cardSkeleton} />;
  return (
    <section
      id={anchor}
      ref={element}
      tabIndex={-1}
      className={styles.card}
      aria-label={`카드: ${card.question}`}
    >
      <p className={styles.kind}>복습 카드</p>
      <p className={styles.question}>
        <InlineText text={card.question} />
      </p>
      {'choices' in card ? <Choices card={card} /> : <Answer card={card} />}
    </section>
  );
}

function Answer({ card }: { readonly card: QuestionCard }) {
  const [shown, setShown] = useState(false);
  if (!shown) {
    return (
      <Button size="sm" onClick={() => setShown(true)}>
        말로 답해 본 뒤 답 보기
      </Button>
    );
  }
  return <Explained text={card.answer} />;
}

function Choices({ card }: { readonly card: ChoiceCard }) {
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <>
      {card.code !== undefined && (
        <pre className={styles.cardCode}>
          <code>{card.code.text}</code>
        </pre>
      )}
      <div className={styles.choices}>
        {card.choices.map((choice, index) => (
          <button
            key={choice}
            type="button"
            className={styles.cardChoice}
            disabled={chosen !== null}
            data-right={chosen === null ? undefined : index === card.correct}
            data-chosen={chosen === index}
            onClick={() => setChosen(index)}
          >
            <InlineText text={choice} />
            {chosen !== null && index === card.correct && ' · 정답'}
          </button>
        ))}
      </div>
      {chosen !== null && <Explained text={card.explain} />}
    </>
  );
}

function Explained({ text }: { readonly text: string }) {
  return (
    <div role="status" className={styles.cardAnswer}>
      <Suspense fallback={<p>답을 여는 중입니다</p>}>
        <Markdown text={text} />
      </Suspense>
    </div>
  );
}
