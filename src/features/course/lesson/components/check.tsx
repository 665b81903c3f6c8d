import { useEffect, useEffectEvent } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { CheckProps } from '../../../../../content/components.ts';
import { useLesson, useStepId } from '../lesson-context.ts';
import { runSince } from '../step-run.ts';
import styles from './components.module.css';

/** A goal of the step; ticked by a run that reaches it, and kept. */
export function Check({ id, test, children }: CheckProps) {
  const { records, settle, step: shownStep, runsBefore } = useLesson();
  const stepId = useStepId();
  const reports = useLabSession((session) => session.reports);
  const error = useLabSession((session) => session.error);
  const runNumber = useLabSession((session) => session.runNumber);
  const running = useLabSession((session) => session.running);
  const passed = records.get(stepId)?.settled[id] !== undefined;

  const look = useEffectEvent(() => {
    const run = runSince(runsBefore, { runNumber, reports, error });
    if (!passed && shownStep === stepId && test(run)) settle(id, 'passed');
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks once each run has ended.
  useEffect(() => {
    if (!running) look();
  }, [running, reports, error]);

  return (
    <div className={styles.check} data-passed={passed}>
      <span aria-hidden>{passed ? '✓' : '○'}</span>
      <div>
        <span className="visually-hidden">{passed ? '달성: ' : '아직: '}</span>
        {children}
      </div>
    </div>
  );
}
