import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import type { KeyPoint } from '../../../../content/contract.ts';
import { FollowUps } from '../shared/follow-ups.tsx';
import type { Answered, Question } from './interview.ts';
import styles from './interview-page.module.css';
import { type Draft, marksFrom } from './kept-interview.ts';
import { keyPointsOf, type Mark, markKeyPoints } from './key-points.ts';
import { MarkedAnswer } from './marked-answer.tsx';

const Markdown = lazyPiece(() => import('@/shared/ui/markdown.tsx'));

export interface Place {
  /** Of the questions, without the deeper ones; from 1. */
  readonly number: number;
  readonly total: number;
  /** Of the deeper ones to this question: 0 is the question itself. */
  readonly deeper: number;
  readonly deeperTotal: number;
  readonly last: boolean;
}

interface AskProps {
  readonly question: Question;
  readonly place: Place;
  /** What was answered just before: a deeper question goes on from it. */
  readonly previous: Answered | null;
  /** Seconds; null for no limit. */
  readonly limit: number | null;
  /** What was written before: empty for a question that is new. */
  readonly draft: Draft;
  /** Called at every change, and with every second. */
  readonly onDraft: (draft: Draft) => void;
  readonly onDone: (answered: Answered) => void;
  readonly onStop: () => void;
}

function judgedFrom(draft: Draft, points: readonly KeyPoint[]): Judged | null {
  const found = marksFrom(draft, points);
  return found === null ? null : { marks: markKeyPoints(draft.answer, points), found };
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

interface Judged {
  readonly marks: readonly Mark[];
  /** As the student left them. */
  readonly found: readonly boolean[];
}

const SAID: Record<Mark['state'], string> = {
  found: '말했습니다',
  negated: '부정하는 말과 함께 있어 세지 않았습니다',
  missing: '빠졌습니다',
};

/** A question with a timer; after the answer its key points, which the student may correct. */
export function Ask(props: AskProps) {
  const { question, place, previous, limit, draft, onDraft, onDone, onStop } = props;
  const points = useMemo(() => keyPointsOf(question.answer, question.keyPoints), [question]);
  const [answer, setAnswer] = useState(draft.answer);
  const [judged, setJudged] = useState<Judged | null>(() => judgedFrom(draft, points));
  const article = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const result = useRef<HTMLHeadingElement>(null);
  const seconds = useSeconds(judged === null, draft.seconds);

  useEffect(() => {
    article.current?.scrollIntoView({ block: 'start' });
    field.current?.focus({ preventScroll: true });
  }, []);
  const running = judged === null;
  useEffect(() => {
    if (!running) result.current?.focus();
  }, [running]);

  const keep = useRef(onDraft);
  keep.current = onDraft;
  useEffect(() => {
    const marked =
      judged === null
        ? null
        : points.map(({ label }, index) => ({ label, found: judged.found[index] === true }));
    keep.current({ answer, seconds, points: marked });
  }, [answer, seconds, judged, points]);

  const check = () => {
    const marks = markKeyPoints(answer, points);
    setJudged({ marks, found: marks.map(({ state }) => state === 'found') });
  };

  return (
    <article ref={article} className={styles.card}>
      <p className={styles.meta}>
        <span>
          {place.number} / {place.total}
          {place.deeper > 0 && ` · 꼬리 질문 ${place.deeper} / ${place.deeperTotal}`}
        </span>
        <Timer seconds={seconds} limit={limit} />
      </p>
      {place.deeper > 0 && previous !== null && <Previous {...previous} />}
      <h2>
        <InlineText text={question.question} />
      </h2>
      {judged === null ? (
        <>
          <textarea
            ref={field}
            aria-label="내 답"
            rows={7}
            value={answer}
            placeholder="면접관에게 말하듯이 적어 보세요"
            onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
            onKeyDown={({ key, ctrlKey, metaKey }) => {
              if (key === 'Enter' && (ctrlKey || metaKey)) check();
            }}
          />
          <div className={styles.actions}>
            <Button tone="primary" onClick={check}>
              답 확인
            </Button>
            <Button tone="quiet" onClick={onStop}>
              그만하기
            </Button>
          </div>
        </>
      ) : (
        <>
          <section aria-label="내 답">
            <h3>내 답</h3>
            <MarkedAnswer answer={answer} marks={judged.marks} />
          </section>
          <section className={styles.model} aria-label="모범 답안">
            <h3 ref={result} tabIndex={-1}>
              모범 답안
            </h3>
            <Suspense fallback={<p>답을 여는 중입니다</p>}>
              <Markdown text={question.answer} />
            </Suspense>
          </section>
          <fieldset className={styles.points}>
            <legend>핵심어</legend>
            <p className={styles.caution}>
              낱말이 있는지만 봅니다. 설명이 옳은지는 보지 못하니 표시가 다르면 직접 고쳐 주세요.
            </p>
            {points.map(({ label }, index) => {
              const found = judged.found[index] === true;
              const mark = judged.marks[index]?.state ?? 'missing';
              const corrected = found !== (mark === 'found');
              return (
                <label key={label} data-found={found}>
                  <input
                    type="checkbox"
                    checked={found}
                    onChange={({ currentTarget }) =>
                      setJudged({
                        ...judged,
                        found: judged.found.with(index, currentTarget.checked),
                      })
                    }
                  />
                  <b>{label}</b>
                  <span>{corrected ? '직접 고쳤습니다' : SAID[mark]}</span>
                </label>
              );
            })}
          </fieldset>
          {/* What will be asked is not given away. */}
          {place.deeperTotal === 0 && <FollowUps followUps={question.followUps} />}
          <div className={styles.actions}>
            <Button
              tone="primary"
              onClick={() => onDone({ question, answer, points, found: judged.found, seconds })}
            >
              {place.last
                ? '결과 보기'
                : place.deeper < place.deeperTotal
                  ? '꼬리 질문 받기'
                  : '다음 질문'}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}

/** What the deeper question goes on from, closed: the answer is to be had in mind. */
function Previous({ question, answer }: Answered) {
  return (
    <details className={styles.previous}>
      <summary>
        앞 질문: <InlineText text={question.question} />
      </summary>
      <p className={styles.answer}>{answer.trim() === '' ? '답을 적지 않았습니다.' : answer}</p>
    </details>
  );
}

/**
 * Seconds that the question has been there, while it runs; those of before a reload are added. By a
 * clock that nobody sets, since a tab at rest ticks slowly.
 */
function useSeconds(running: boolean, before: number): number {
  // Fixed: what is kept grows with the seconds themselves.
  const [start] = useState(() => performance.now() - before * 1000);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return Math.round((now - start) / 1000);
}

function Timer({ seconds, limit }: { readonly seconds: number; readonly limit: number | null }) {
  const over = limit !== null && seconds > limit;
  return (
    <span className={styles.timer} data-over={over}>
      <span role="timer" aria-label="지난 시간">
        {clock(seconds)}
      </span>
      {limit !== null && ` / ${clock(limit)}`}
      {over && <span role="status"> 시간이 지났습니다</span>}
    </span>
  );
}
