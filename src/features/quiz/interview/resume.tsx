import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { isDeeper, type Question } from './interview.ts';
import styles from './interview-page.module.css';
import { type KeptInterview, openQuestion, standingOf } from './kept-interview.ts';

const DATE = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'medium', timeStyle: 'short' });

interface ResumeProps {
  readonly interviews: readonly KeptInterview[];
  readonly cards: ReadonlyMap<string, Question>;
  readonly onResume: (interview: KeptInterview) => void;
  readonly onNew: () => void;
}

/** What was left before its end: gone on with, or left behind. */
export function Resume({ interviews, cards, onResume, onNew }: ResumeProps) {
  return (
    <section className={styles.card} aria-label="하다 만 면접">
      <h2>하다 만 면접이 있습니다</h2>
      <ul className={styles.left}>
        {interviews.map((interview) => (
          <li key={interview.id}>
            <Left interview={interview} cards={cards} />
            <Button tone="primary" onClick={() => onResume(interview)}>
              이어서 하기
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.caution}>
        새로 시작하면 여기까지 답한 것은 지난 면접으로 남고, 적다 만 답은 지워집니다.
      </p>
      <div className={styles.actions}>
        <Button onClick={onNew}>새로 시작</Button>
      </div>
    </section>
  );
}

function Left({ interview, cards }: Pick<ResumeProps, 'cards'> & { interview: KeptInterview }) {
  const standing = standingOf(interview, cards);
  const index = openQuestion(standing);
  const question = index === null ? null : standing.questions[index];
  const asked = standing.questions.some(isDeeper) ? '질문과 꼬리 질문' : '질문';
  const { answer } = interview.draft;
  return (
    <div>
      <p>
        <b>{DATE.format(interview.changedAt)}</b> · {asked} {standing.questions.length}개 가운데{' '}
        {standing.answers.length}개에 답했습니다
      </p>
      {question && (
        <p className={styles.caution}>
          다음 질문: <InlineText text={question.question} />
        </p>
      )}
      {answer.trim() !== '' && <p className={styles.draft}>{answer}</p>}
      {standing.gone > 0 && (
        <p className={styles.caution}>질문 {standing.gone}개는 카드가 없어져 묻지 않습니다.</p>
      )}
    </div>
  );
}
