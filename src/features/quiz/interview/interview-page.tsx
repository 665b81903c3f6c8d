import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { answerCard, readReviews, useReviews } from '../reviews.ts';
import { Ask, type Place } from './ask.tsx';
import {
  gradeOf,
  interviewOf,
  pickQuestions,
  type Question,
  type Questions,
  questionsOf,
} from './interview.ts';
import styles from './interview-page.module.css';
import { InterviewStorageNotice } from './interview-storage-notice.tsx';
import {
  findOffers,
  finishInterview,
  keepAnswer,
  keepDraft,
  leaveInterview,
  putAside,
  resumeInterview,
  startInterview,
  useInterviews,
} from './interviews.ts';
import { draftOf, type KeptInterview, openQuestion, standingOf } from './kept-interview.ts';
import { Past } from './past.tsx';
import { Report } from './report.tsx';
import { Resume } from './resume.tsx';
import { Setup } from './setup.tsx';

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
  const questions = useMemo(() => questionsOf(cards), [cards]);
  useEffect(() => {
    void readReviews();
    void findOffers();
    return leaveInterview;
  }, []);
  return (
    <div className={styles.page}>
      <PageTitle>면접 연습</PageTitle>
      <header className={styles.head}>
        <h1>면접 연습</h1>
        <nav className={styles.modes} aria-label="복습의 다른 화면">
          {modes}
        </nav>
      </header>
      <InterviewStorageNotice />
      {questions.first.length === 0 ? (
        <EmptyState title="아직 면접 질문이 없습니다">
          <p>강의에 질문이 더해지면 여기서 연습할 수 있습니다.</p>
        </EmptyState>
      ) : (
        <Stage questions={questions} />
      )}
    </div>
  );
}

/** What is to be seen: the interview that goes on, a report, one that was left, or the choice of a new one. */
function Stage({ questions }: { readonly questions: Questions }) {
  const { running, interviews, offered, elsewhere } = useInterviews();
  const memories = useReviews((state) => state.memories);
  const [query, setQuery] = useSearchParams();
  const byId = useMemo(() => cardsById(questions), [questions]);

  // The address follows a moment later: until then nothing else is to be seen.
  const [ended, setEnded] = useState<string | null>(null);
  const result = query.get('result') ?? ended;
  useEffect(() => {
    if (query.get('result') === ended) setEnded(null);
  }, [query, ended]);
  const finish = () => {
    const id = finishInterview();
    if (id === null) return;
    setEnded(id);
    setQuery({ result: id });
  };

  if (running !== null) return <Running interview={running} cards={byId} onFinish={finish} />;
  if (offered === null) return null;

  const reported = interviews.find(({ id, finishedAt }) => id === result && finishedAt !== null);
  if (reported !== undefined) {
    const { answers } = standingOf(reported, byId);
    return <Report answers={answers} memories={memories} onAgain={() => setQuery({})} />;
  }

  const left = interviews.filter(({ id, finishedAt }) => offered.includes(id) && !finishedAt);
  if (left.length > 0) {
    return (
      <Resume
        interviews={left}
        cards={byId}
        onResume={({ id }) => void resumeInterview(id)}
        onNew={() => void putAside(left.map(({ id }) => id))}
      />
    );
  }
  return (
    <>
      {result !== null && (
        <p role="status" className={styles.caution}>
          그 면접의 결과는 이 브라우저에 없습니다.
        </p>
      )}
      {elsewhere > 0 && (
        <p role="status" className={styles.caution}>
          다른 탭에서 면접을 하고 있습니다. 여기서 새로 시작해도 그 면접은 그대로입니다.
        </p>
      )}
      <Setup
        questions={questions.first}
        onStart={(choice) => {
          const picked = pickQuestions(questions.first, choice, memories, Date.now(), Math.random);
          setQuery({}, { replace: true });
          startInterview(
            interviewOf(picked, choice.depth, questions.deeper, memories),
            choice.limit,
          );
        }}
        fitting={(choice) =>
          pickQuestions(
            questions.first,
            { ...choice, count: questions.first.length },
            memories,
            Date.now(),
            () => 0,
          )
        }
      />
      <Past interviews={interviews} cards={byId} />
    </>
  );
}

function cardsById({ first, deeper }: Questions): ReadonlyMap<string, Question> {
  return new Map([...first, ...[...deeper.values()].flat()].map((card) => [card.id, card]));
}

interface RunningProps {
  readonly interview: KeptInterview;
  readonly cards: ReadonlyMap<string, Question>;
  readonly onFinish: () => void;
}

function Running({ interview, cards, onFinish }: RunningProps) {
  const copied = useInterviews((state) => state.copied);
  const standing = standingOf(interview, cards);
  const index = openQuestion(standing);
  const question = index === null ? undefined : standing.questions[index];
  // What was left to ask went with its note.
  const over = question === undefined;
  useEffect(() => {
    if (over) onFinish();
  }, [over, onFinish]);
  if (index === null || question === undefined) return null;
  const place = placeOf(standing.questions, index);
  return (
    <>
      {copied && (
        <p role="status" className={styles.caution}>
          이 면접을 다른 탭에서도 이어 하고 있어서, 이 탭의 것은 따로 저장합니다.
        </p>
      )}
      <Ask
        key={question.id}
        question={question}
        place={place}
        previous={standing.answers.at(-1) ?? null}
        limit={interview.limit}
        draft={draftOf(interview, question)}
        onDraft={keepDraft}
        onDone={(answered) => {
          void answerCard(answered.question.id, gradeOf(answered), Date.now());
          keepAnswer(answered);
          if (place.last) onFinish();
        }}
        onStop={onFinish}
      />
    </>
  );
}
