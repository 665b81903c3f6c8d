import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { answerCard, openReviews, useReviews } from '../reviews.ts';
import { StorageNotice } from '../shared/storage-notice.tsx';
import { Ask } from './ask.tsx';
import { type Answered, gradeOf, pickQuestions, type Question, questionsOf } from './interview.ts';
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

/** Questions one by one, answered in writing, held against their key points. No network, no model. */
export function InterviewPage({ cards, modes }: InterviewPageProps) {
  const questions = useMemo(() => questionsOf(cards), [cards]);
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
      <StorageNotice />
      {questions.length === 0 ? (
        <EmptyState title="아직 면접 질문이 없습니다">
          <p>강의에 질문이 더해지면 여기서 연습할 수 있습니다.</p>
        </EmptyState>
      ) : stage.at === 'setup' ? (
        <Setup
          questions={questions}
          onStart={(choice) => {
            const picked = pickQuestions(questions, choice, memories, Date.now(), Math.random);
            setStage({ at: 'asking', questions: picked, limit: choice.limit, answers: [] });
          }}
          countOf={(choice) =>
            pickQuestions(questions, choice, memories, Date.now(), () => 0).length
          }
        />
      ) : stage.at === 'asking' ? (
        <Ask
          key={stage.answers.length}
          question={stage.questions[stage.answers.length] as Question}
          position={stage.answers.length + 1}
          total={stage.questions.length}
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
