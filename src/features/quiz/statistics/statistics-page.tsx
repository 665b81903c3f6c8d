import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { formatInteger } from '@/shared/format/units.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { dayAfter } from '../queue.ts';
import { readReviews, useReviews } from '../reviews.ts';
import { ReviewStorageNotice } from '../shared/review-storage-notice.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { answersByDay, byTag, forecast, leeches, retentionOf } from './statistics.ts';
import styles from './statistics-page.module.css';

const Plots = lazyPiece(() => import('./plots.tsx'));

const PAST_DAYS = 30;
const COMING_DAYS = 14;

interface StatisticsPageProps {
  readonly cards: readonly ReviewCard[];
  readonly modes?: ReactNode;
}

/** How well the cards are remembered, what is coming, and the records as a file. */
export function StatisticsPage({ cards, modes }: StatisticsPageProps) {
  const { memories, answers, ready } = useReviews();
  const [now] = useState(() => Date.now());
  useEffect(() => {
    void readReviews();
  }, []);

  const days = useMemo(() => answersByDay(answers, PAST_DAYS, now), [answers, now]);
  const coming = useMemo(() => forecast(cards, memories, COMING_DAYS, now), [cards, memories, now]);
  const tags = useMemo(() => byTag(cards, memories, answers), [cards, memories, answers]);
  const { asked, remembered } = retentionOf(answers, dayAfter(now, -PAST_DAYS));
  const forgotten = leeches(cards, memories);
  const begun = cards.filter(({ id }) => memories.has(id)).length;

  return (
    <div className={styles.page}>
      <PageTitle>복습 통계</PageTitle>
      <header className={styles.head}>
        <h1>복습 통계</h1>
        <nav className={styles.modes} aria-label="복습의 다른 화면">
          {modes}
        </nav>
      </header>
      <ReviewStorageNotice />
      <dl className={styles.figures} data-ready={ready}>
        <div>
          <dt>기억 유지율 (최근 {PAST_DAYS}일)</dt>
          <dd>{asked === 0 ? '아직 없음' : `${Math.round((100 * remembered) / asked)}%`}</dd>
          <dd className={styles.detail}>
            {asked === 0
              ? '며칠 뒤에 다시 본 카드부터 셉니다'
              : `다시 나온 ${formatInteger(asked)}번 가운데 ${formatInteger(remembered)}번`}
          </dd>
        </div>
        <div>
          <dt>배우기 시작한 카드</dt>
          <dd>{formatInteger(begun)}</dd>
          <dd className={styles.detail}>전체 {formatInteger(cards.length)}장</dd>
        </div>
        <div>
          <dt>지금까지 한 답</dt>
          <dd>{formatInteger(answers.length)}</dd>
          <dd className={styles.detail}>오늘 {formatInteger(todays(days))}</dd>
        </div>
      </dl>
      {ready && answers.length === 0 ? (
        <div className={styles.nothing}>
          <EmptyState title="아직 답한 카드가 없습니다">
            <p>
              카드에 답하면 날마다 본 카드, 앞으로 돌아올 카드, 주제별로 기억한 비율을 여기에
              그립니다.
            </p>
            <Link to="/quiz">오늘의 복습 시작하기</Link>
          </EmptyState>
        </div>
      ) : (
        <div className={styles.plots}>
          <Suspense fallback={<div className={styles.skeleton} />}>
            <Plots days={days} coming={coming} tags={tags} />
          </Suspense>
        </div>
      )}
      {forgotten.length > 0 && (
        <section aria-label="자주 잊는 카드" className={styles.leeches}>
          <h2>자주 잊는 카드</h2>
          <p>외우기보다 이해가 먼저인 카드입니다. 출처로 돌아가 다시 읽어 보세요.</p>
          <ul>
            {forgotten.map(({ id, question, origin }) => (
              <li key={id}>
                <InlineText text={question} /> <Link to={origin.to}>{origin.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SettingsPanel unseen={cards.length - begun} />
      <BackupPanel />
    </div>
  );
}

function todays(days: ReturnType<typeof answersByDay>): number {
  const today = days.at(-1);
  return today === undefined ? 0 : today.right + today.wrong + today.fresh;
}
