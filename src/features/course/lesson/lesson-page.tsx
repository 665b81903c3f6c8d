import type { MDXContent } from 'mdx/types';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { LessonAddress, LessonPlace } from '../lesson-source.ts';
import { openProgress, recordVisit, stepKey, updateStep, useProgress } from '../progress.ts';
import { forgetLabLink } from './lab-link.ts';
import { LessonContext, type LessonState } from './lesson-context.ts';
import { LessonLayout } from './lesson-layout.tsx';
import styles from './lesson-page.module.css';
import { runsSoFar } from './step-run.ts';

interface LessonPageProps {
  readonly place: LessonPlace;
  readonly Text: MDXContent;
  /** The lab of a step, given by the app. */
  readonly renderLab: (step: string, draft: string | null, ready: boolean) => ReactNode;
}

const addressOf = ({ part, lesson }: Pick<LessonAddress, 'part' | 'lesson'>) =>
  `/learn/${part}/${lesson}`;

/** Text left, lab right; one step at a time, its state kept in this browser. */
export function LessonPage({ place, Text, renderLab }: LessonPageProps) {
  const { part, lesson, number, previous, next } = place;
  const [search, setSearch] = useSearchParams();
  const steps = lesson.steps;
  const asked = search.get('step');
  const index = Math.max(
    0,
    steps.findIndex(({ id }) => id === asked),
  );
  const step = steps[index]?.id ?? '';
  const lessonKey = `${part.slug}/${lesson.slug}`;

  const { ready, steps: kept, problem } = useProgress();
  useEffect(() => {
    void openProgress();
    void recordVisit(lessonKey, step);
  }, [lessonKey, step]);

  // A word of this lesson means nothing in the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a lesson.
  useEffect(() => forgetLabLink, [lessonKey]);

  const shownStep = `${lessonKey}/${step}`;
  const [entry, setEntry] = useState(() => ({ shownStep, runsBefore: runsSoFar() }));
  if (entry.shownStep !== shownStep) setEntry({ shownStep, runsBefore: runsSoFar() });
  const { runsBefore } = entry;

  const records = useMemo(() => {
    const own = lesson.steps.flatMap(({ id }) => {
      const record = kept.get(stepKey(part.slug, lesson.slug, id));
      return record === undefined ? [] : [[id, record] as const];
    });
    return new Map(own);
  }, [kept, part.slug, lesson]);
  const state = useMemo<LessonState>(
    () => ({
      place,
      step,
      runsBefore,
      records,
      settle: (id, answer) =>
        void updateStep(stepKey(part.slug, lesson.slug, step), ({ settled }) => ({
          settled: { ...settled, [id]: answer },
        })),
    }),
    [place, step, runsBefore, records, part.slug, lesson.slug],
  );

  const goTo = (target: number) => {
    const entry = steps[target];
    if (entry === undefined) return;
    if (target > index) {
      void updateStep(stepKey(part.slug, lesson.slug, step), () => ({ done: true }));
    }
    setSearch({ step: entry.id });
  };
  const here = addressOf({ part: part.slug, lesson: lesson.slug });
  const finish = () =>
    void updateStep(stepKey(part.slug, lesson.slug, step), () => ({ done: true }));

  return (
    <LessonContext value={state}>
      <PageTitle>{lesson.title}</PageTitle>
      <LessonLayout
        text={
          <article className={styles.article}>
            <nav aria-label="현재 위치" className={styles.crumbs}>
              <Link to="/">{part.title}</Link>
              <span aria-hidden>/</span>
              <span>{number}강</span>
            </nav>
            <h1>{lesson.title}</h1>
            <ol className={styles.steps} aria-label="단계">
              {steps.map(({ id, title }, position) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={position === index ? 'step' : undefined}
                    data-done={records.get(id)?.done === true}
                    title={title}
                    onClick={() => goTo(position)}
                  >
                    <span className="visually-hidden">
                      {position + 1}단계 {title}
                      {records.get(id)?.done === true ? ' (마침)' : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            {problem !== null && (
              <p className={styles.problem} role="alert">
                이 브라우저에 학습 기록을 저장하지 못하고 있습니다. 저장 공간과 개인 정보 보호
                설정을 확인하세요. 지금까지 저장된 기록은 그대로입니다. ({problem})
              </p>
            )}
            <div className={styles.text}>
              <Text />
            </div>
            {index === steps.length - 1 && (
              <p>
                <Link to={`/quiz?from=${encodeURIComponent(here)}`} onClick={finish}>
                  이 강의의 카드 복습하기
                </Link>
              </p>
            )}
            <footer className={styles.footer}>
              <Button onClick={() => goTo(index - 1)} disabled={index === 0}>
                이전 단계
              </Button>
              {index < steps.length - 1 ? (
                <Button tone="primary" onClick={() => goTo(index + 1)}>
                  다음 단계
                </Button>
              ) : next === null ? (
                <Link className={styles.nextLesson} to="/" onClick={finish}>
                  마치고 코스로
                </Link>
              ) : (
                <Link className={styles.nextLesson} to={addressOf(next)} onClick={finish}>
                  다음 강의: {next.title}
                </Link>
              )}
            </footer>
            {previous !== null && index === 0 && (
              <p className={styles.previous}>
                <Link to={addressOf(previous)}>← 이전 강의: {previous.title}</Link>
              </p>
            )}
          </article>
        }
        lab={renderLab(step, records.get(step)?.draft ?? null, ready)}
      />
    </LessonContext>
  );
}
