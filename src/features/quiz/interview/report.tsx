import { Link } from 'react-router';
import { Button } from '@/shared/ui/button.tsx';
import { type Answered, scoreOf, topicsOf } from './interview.ts';
import styles from './interview-page.module.css';

const percent = (share: number) => `${Math.round(share * 100)}%`;

interface ReportProps {
  readonly answers: readonly Answered[];
  readonly onAgain: () => void;
}

/** What went well, what to read again. The cards are already scheduled. */
export function Report({ answers, onAgain }: ReportProps) {
  const total = answers.reduce((sum, answered) => sum + scoreOf(answered), 0) / answers.length;
  return (
    <section className={styles.card} aria-label="면접 결과">
      <h2>핵심어의 {percent(total)}를 말했습니다</h2>
      <h3>약한 주제부터</h3>
      <ul className={styles.topics}>
        {topicsOf(answers).map(({ tag, score, questions }) => (
          <li key={tag}>
            <span>{tag}</span>
            <meter
              min={0}
              max={1}
              low={0.5}
              high={0.8}
              optimum={1}
              value={score}
              aria-label={tag}
            />
            <span>
              {percent(score)} · 질문 {questions}개
            </span>
          </li>
        ))}
      </ul>
      <h3>질문별로</h3>
      <ul className={styles.results}>
        {answers.map((answered) => (
          <li key={answered.question.id}>
            <b>{answered.question.question}</b>
            <span>
              {percent(scoreOf(answered))} · {answered.seconds}초 ·{' '}
              <Link to={answered.question.origin.to}>{answered.question.origin.title}</Link>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.caution}>
        답한 질문은 결과에 따라 복습 일정에 들어갔습니다. <Link to="/quiz">복습 보기</Link>
      </p>
      <Button tone="primary" onClick={onAgain}>
        다시 하기
      </Button>
    </section>
  );
}
