import { Link } from 'react-router';
import { meanScore, type Question } from './interview.ts';
import styles from './interview-page.module.css';
import { type KeptInterview, standingOf } from './kept-interview.ts';

const DATE = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'medium', timeStyle: 'short' });

interface PastProps {
  readonly interviews: readonly KeptInterview[];
  readonly cards: ReadonlyMap<string, Question>;
}

/** Reports of interviews that are over. */
export function Past({ interviews, cards }: PastProps) {
  const finished = interviews.filter(({ finishedAt }) => finishedAt !== null);
  if (finished.length === 0) return null;
  return (
    <section className={styles.past} aria-labelledby="past-interviews">
      <h2 id="past-interviews">지난 면접</h2>
      <ul>
        {finished.map((interview) => {
          const { answers } = standingOf(interview, cards);
          return (
            <li key={interview.id}>
              <Link to={`?result=${encodeURIComponent(interview.id)}`}>
                {DATE.format(interview.startedAt)}
              </Link>
              <span>
                질문 {answers.length}개 · {Math.round(meanScore(answers) * 100)}%
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
