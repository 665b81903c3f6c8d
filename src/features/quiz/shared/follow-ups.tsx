import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { QuestionCard } from '../../../../content/contract.ts';
import styles from './follow-ups.module.css';

/** Deeper questions, each with its answer closed: to be thought about first. */
export function FollowUps({ followUps }: Pick<QuestionCard, 'followUps'>) {
  if (followUps.length === 0) return null;
  return (
    <section className={styles.followUps} aria-label="꼬리 질문">
      <h3>꼬리 질문 {followUps.length}개</h3>
      {followUps.map(({ question, answer }) => (
        <details key={question}>
          <summary>
            <InlineText text={question} />
          </summary>
          <p>
            <InlineText text={answer} />
          </p>
        </details>
      ))}
    </section>
  );
}
