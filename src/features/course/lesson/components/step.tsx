import { useEffect, useRef } from 'react';
import type { StepProps } from '../../../../../content/components.ts';
import { StepContext, useLesson } from '../lesson-context.ts';
import styles from './components.module.css';

/** One step of a lesson; the others are there but not shown, so that nothing reloads. */
export function Step({ id, children }: StepProps) {
  const { place, step } = useLesson();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = step === id;
  const steps = place.lesson.steps;
  const index = steps.findIndex((entry) => entry.id === id);
  const firstShown = useRef(true);

  useEffect(() => {
    if (!shown) return;
    // Not on arrival: the reader then starts at the top of the page.
    if (!firstShown.current || index > 0) heading.current?.focus({ preventScroll: true });
    firstShown.current = false;
  }, [shown, index]);

  return (
    <StepContext value={id}>
      <section hidden={!shown} aria-labelledby={`step-${id}`} className={styles.step}>
        <p className={styles.eyebrow}>
          {index + 1}단계 / {steps.length}
        </p>
        <h2 id={`step-${id}`} ref={heading} tabIndex={-1}>
          {steps[index]?.title ?? id}
        </h2>
        {children}
      </section>
    </StepContext>
  );
}
