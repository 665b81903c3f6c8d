import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { answerCard, openReviews, useReviews } from '../reviews.ts';
import { ReviewStorageNotice } from '../shared/review-storage-notice.tsx';
import { Ask, type Place } from './ask.tsx';
import {
  type Answered,
  gradeOf,
  interviewOf,
  pickQuestions,
  type Question,
  questionsOf,
} from './interview.ts';
import styles from './interview-page.module.css';
import { Report } from './report.tsx';
import { Setup } from './setup.tsx';

type Stage =
  | { readonly at: 'setup' }
  | {
      readonly at: 'asking';
      readonly questions: readonly Question[];
      readonly limit: number | null;
      readonly answers: readonly Answered[];
    }
  | { readonly at: 'report'; readonly answers: readonly Answered[] };

interface InterviewPageProps {
  readonly cards: readonly ReviewCard[];
  readonly modes?: ReactNode;
}

/** Where an interview is: deeper questions are counted within the question before them. */
function placeOf(questions: readonly Question[], index: number): Place {
  const isFirst = (question: Question | undefined) => question?.after === undefined;
  const asked = questions.slice(0, index + 1);
  const start = asked.findLastIndex(isFirst);
  const next = questions.findIndex((question, at) => at > start && isFirst(question));
  return {
    number: asked.filter(isFirst).length,
    total: questions.filter(isFirst).length,
    deeper: index - start,
    deeperTotal: (next === -1 ? questions.length : next) - start - 1,
    last: index + 1 === questions.length,
  };
}

/** Questions one by one, answered in writing, held against their key points. No network, no model. */
export function InterviewPage({ cards, modes }: InterviewPageProps) {
  const { first, deeper } = useMemo(() => questionsOf(cards), [cards]);
  const memories = useReviews((state) => state.memories);
  const [stage, setStage] = useState<Stage>({ at: 'setup' });
  useEffect(() => {
    void openReviews();
  }, []);

  const next = (answered: Answered) => {
    if (stage.at !== 'asking') return;
    void answerCard(answered.question.id, gradeOf(answered), Date.now());
    const answers = [...stage.answers, answered];
    setStage(
      answers.length === stage.questions.length ? { at: 'report', answers } : { ...stage, answers },
    );
  };

  return (
    <div className={styles.page}>
      <PageTitle>면접 연습</PageTitle>
      <header className={styles.head}>
        <h1>면접 연습</h1>
        <nav className={styles.modes} aria-label="복습의 다른 화면">
          {modes}
        </nav>
      </header>
      <ReviewStorageNotice />
      {first.length === 0 ? (
        <EmptyState title="아직 면접 질문이 없습니다">
          <p>강의에 질문이 더해지면 여기서 연습할 수 있습니다.</p>
        </EmptyState>
      ) : stage.at === 'setup' ? (
        <Setup
          questions={first}
          onStart={(choice) => {
            const picked = pickQuestions(first, choice, memories, Date.now(), Math.random);
            const questions = interviewOf(picked, choice.depth, deeper, memories);
            setStage({ at: 'asking', questions, limit: choice.limit, answers: [] });
          }}
          fitting={(choice) =>
            pickQuestions(first, { ...choice, count: first.length }, memories, Date.now(), () => 0)
          }
        />
      ) : stage.at === 'asking' ? (
        <Ask
          key={stage.answers.length}
          question={stage.questions[stage.answers.length] as Question}
          place={placeOf(stage.questions, stage.answers.length)}
          previous={stage.answers.at(-1) ?? null}
          limit={stage.limit}
          onDone={next}
          onStop={() =>
            setStage(
              stage.answers.length === 0
                ? { at: 'setup' }
                : { at: 'report', answers: stage.answers },
            )
          }
        />
      ) : (
        <Report
          answers={stage.answers}
          memories={memories}
          onAgain={() => setStage({ at: 'setup' })}
        />
      )}
    </div>
  );
}
