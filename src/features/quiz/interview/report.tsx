import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { formatInterval } from '../format-interval.ts';
import type { Memory } from '../schedule.ts';
import { type Answered, isDeeper, meanScore, missedOf, scoreOf, topicsOf } from './interview.ts';
import styles from './interview-page.module.css';

const percent = (share: number) => `${Math.round(share * 100)}%`;

interface ReportProps {
  readonly answers: readonly Answered[];
  /** After the interview: when each card comes back. */
  readonly memories: ReadonlyMap<string, Memory>;
  readonly onAgain: () => void;
}

/** What went well, what to read again, and when each question comes back. */
export function Report({ answers, memories, onAgain }: ReportProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const deeper = answers.filter(({ question }) => isDeeper(question));
  const first = answers.filter(({ question }) => !isDeeper(question));
  return (
    <section className={styles.card} aria-label="면접 결과">
      <h2 ref={heading} tabIndex={-1}>
        핵심어의 {percent(meanScore(answers))}를 말했습니다
      </h2>
      {deeper.length > 0 && (
        <p>
          질문 {first.length}개 {percent(meanScore(first))} · 꼬리 질문 {deeper.length}개{' '}
          {percent(meanScore(deeper))}
        </p>
      )}
      <h3>약한 주제부터</h3>
      <ul className={styles.topics}>
        {topicsOf(answers).map(({ tag, score, questions, lessons }) => (
          <li key={tag}>
            <span>{tag}</span>
            <meter
              min={0}
              max={1}
              low={0.5}
              high={0.8}
              optimum={1}
              value={score}
              aria-label={tag}
            />
            <span>
              {percent(score)} · 질문 {questions}개
            </span>
            {lessons.length > 0 && (
              <span className={styles.lessons}>
                다시 읽을 곳:{' '}
                {lessons.map(({ to, title }) => (
                  <Link key={to} to={to}>
                    {title}
                  </Link>
                ))}
                <Link to={`/quiz?tag=${encodeURIComponent(tag)}`}>이 주제의 카드 복습</Link>
              </span>
            )}
          </li>
        ))}
      </ul>
      <h3>질문별로</h3>
      <ul className={styles.results}>
        {answers.map((answered) => {
          const missed = missedOf(answered);
          const due = memories.get(answered.question.id)?.due;
          return (
            <li key={answered.question.id} data-deeper={isDeeper(answered.question)}>
              <b>
                <InlineText text={answered.question.question} />
              </b>
              <span>
                {percent(scoreOf(answered))} · {answered.seconds}초
                {due !== undefined && ` · 복습: ${formatInterval(due - Date.now())}`}
              </span>
              {missed.length > 0 && <span>빠진 핵심어: {missed.join(', ')}</span>}
            </li>
          );
        })}
      </ul>
      <p className={styles.caution}>
        답한 질문은 점수에 따라 복습 일정에 들어갔습니다. <Link to="/quiz">복습 보기</Link>
      </p>
      <Button tone="primary" onClick={onAgain}>
        다시 하기
      </Button>
    </section>
  );
}
