import { useEffectEvent, useId, useLayoutEffect, useState } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { isLoadFailure, troubleOf } from '@/shared/errors/load-failure.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { PredictProps } from '../../../../../content/components.ts';
import { useLesson, useStepId } from '../lesson-context.ts';
import { runSince } from '../step-run.ts';
import styles from './components.module.css';
import { judge } from './judge.ts';

const withUnit = (answer: string, unit: string | undefined): string => {
  const number = Number(answer);
  const text = Number.isFinite(number) && answer !== '' ? formatInteger(number) : answer;
  return unit === undefined ? text : `${text} ${unit}`;
};

type Grading =
  | { readonly state: 'open' }
  | { readonly state: 'measuring' }
  /** Answered; `tried`: a run since then did not tell. */
  | { readonly state: 'needsRun'; readonly tried: boolean }
  | { readonly state: 'failed'; readonly why: string };

/**
 * The student answers first; then the runtime says how it is, and both stand side by side. What only a
 * run can tell is graded by the next one that does.
 */
export function Predict(props: PredictProps) {
  const { id, question, choices, unit, tolerance = 0, children } = props;
  const { records, settle, runsBefore } = useLesson();
  const [answer, setAnswer] = useState('');
  const [grading, setGrading] = useState<Grading>({ state: 'open' });
  const stepId = useStepId();
  const name = useId();
  const kept = records.get(stepId)?.settled[id];
  const settled = kept === undefined ? null : readSettled(kept);

  const grade = async () => {
    const tried = grading.state === 'needsRun';
    setGrading({ state: 'measuring' });
    try {
      const { measure } = await import('./measure.ts');
      const run = runSince(runsBefore, useLabSession.getState());
      const truth = await measure(props.measure, run, AbortSignal.timeout(60_000));
      if (truth === null) {
        setGrading({ state: 'needsRun', tried });
        return;
      }
      // Measuring until the answer is back from where it is kept.
      settle(id, JSON.stringify({ answer, truth }));
    } catch (error) {
      setGrading({ state: 'failed', why: whyNot(error) });
    }
  };

  const running = useLabSession((session) => session.running);
  const gradeAgain = useEffectEvent(() => {
    if (settled === null && grading.state === 'needsRun') void grade();
  });
  // Before anybody can see that the run is over and that nothing is being graded.
  useLayoutEffect(() => {
    if (!running) gradeAgain();
  }, [running]);

  const labelOf = (value: string) =>
    choices?.find((choice) => String(choice.value) === value)?.label ?? withUnit(value, unit);

  return (
    <form
      className={styles.predict}
      aria-label={`예측: ${question}`}
      aria-busy={settled === null && grading.state === 'measuring'}
      onSubmit={(event) => {
        event.preventDefault();
        void grade();
      }}
    >
      <p className={styles.kind}>먼저 예측해 보세요</p>
      <p className={styles.question}>
        <InlineText text={question} />
      </p>
      {choices === undefined ? (
        <label className={styles.number}>
          <input
            type="number"
            inputMode="numeric"
            value={settled?.answer ?? answer}
            readOnly={settled !== null}
            required
            onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
          />
          {unit}
        </label>
      ) : (
        <div className={styles.choices}>
          {choices.map(({ value, label }) => (
            <label key={value} className={styles.choice}>
              <input
                type="radio"
                name={name}
                value={value}
                required
                checked={(settled?.answer ?? answer) === String(value)}
                disabled={settled !== null}
                onChange={() => setAnswer(String(value))}
              />
              {label}
            </label>
          ))}
        </div>
      )}
      {settled === null ? (
        <div className={styles.actions}>
          <Button type="submit" size="sm" tone="primary" disabled={grading.state === 'measuring'}>
            {grading.state === 'measuring' ? '재는 중…' : '확인'}
          </Button>
          {grading.state === 'needsRun' && (
            <span role="alert">
              {grading.tried
                ? '이 실행으로는 알 수 없습니다. 질문대로 고쳐 다시 실행하면 채점합니다.'
                : '적어 두었습니다. 코드를 실행하면 그 결과로 채점합니다.'}
            </span>
          )}
          {grading.state === 'failed' && <span role="alert">{grading.why}</span>}
        </div>
      ) : (
        <div role="status">
          <div className={styles.truth}>
            <div>
              <small>내 예측</small>
              <b>{labelOf(settled.answer)}</b>
            </div>
            <div data-right={judge(settled.answer, settled.truth, tolerance)}>
              <small>실행 결과</small>
              <b>
                {labelOf(settled.truth)}{' '}
                {judge(settled.answer, settled.truth, tolerance) ? '✓' : '✗'}
              </b>
            </div>
          </div>
          {children}
        </div>
      )}
    </form>
  );
}

function whyNot(error: unknown): string {
  if (isLoadFailure(error)) {
    const { title, advice } = troubleOf(error, '재는 데 쓸 파일을', navigator.onLine);
    return `${title}. ${advice}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `재지 못했습니다: ${message} 다시 눌러 보세요.`;
}

function readSettled(kept: string): { readonly answer: string; readonly truth: string } | null {
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return null;
    const { answer, truth } = value as { answer?: unknown; truth?: unknown };
    return typeof answer === 'string' && typeof truth === 'string' ? { answer, truth } : null;
  } catch {
    return null;
  }
}
