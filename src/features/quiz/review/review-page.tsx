import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { queueAt, SOON_MS, wrongCards } from '../queue.ts';
import { answerCard, lastAnswer, readReviews, undoAnswer, useReviews } from '../reviews.ts';
import { ReviewStorageNotice } from '../shared/review-storage-notice.tsx';
import { CardView } from './card-view.tsx';
import { NothingLeft } from './nothing-left.tsx';
import styles from './review-page.module.css';
import { cardsIn, type Scope, scopeIn, scopeQuery, scopesOf } from './scope.ts';
import { ScopeSelect } from './scope-select.tsx';
import { useShortcut } from './use-shortcut.ts';

interface ReviewPageProps {
  readonly cards: readonly ReviewCard[];
  /** Links to the other modes. */
  readonly modes?: ReactNode;
}

/** Due cards come back by the minute while one sits here. */
const CLOCK_MS = 15_000;
/** New cards beyond the day's number, each time more are asked for. */
const MORE = 10;

export function ReviewPage({ cards: all, modes }: ReviewPageProps) {
  const { ready, memories, answers, settings } = useReviews();
  const [now, setNow] = useState(() => Date.now());
  const [wrongOnly, setWrongOnly] = useState(false);
  const [more, setMore] = useState(0);
  const [ahead, setAhead] = useState(0);
  const [query, setQuery] = useSearchParams();
  const scope = useMemo(() => scopeIn(query), [query]);
  const scopes = useMemo(() => scopesOf(all), [all]);
  const cards = useMemo(() => cardsIn(all, scope), [all, scope]);
  const setScope = (chosen: Scope) => setQuery(scopeQuery(chosen), { replace: true });

  useEffect(() => {
    void readReviews();
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);

  const queue = useMemo(() => {
    const newPerDay = settings.newPerDay + more;
    return queueAt(cards, memories, answers, { ...settings, newPerDay }, now, ahead);
  }, [cards, memories, answers, settings, more, ahead, now]);
  const wrong = useMemo(() => wrongCards(cards, memories, answers), [cards, memories, answers]);
  const card = wrongOnly ? wrong[0] : (queue.due[0] ?? queue.fresh[0]);
  const undoable = lastAnswer(answers, now);

  const undo = () => {
    if (undoable !== null) void undoAnswer(undoable);
  };
  useShortcut((key) => key === 'u' && undo());

  return (
    <div className={styles.page}>
      <PageTitle>복습</PageTitle>
      <header className={styles.head}>
        <h1>오늘의 복습</h1>
        <nav className={styles.modes} aria-label="복습의 다른 화면">
          {modes}
        </nav>
      </header>
      <div className={styles.bar}>
        <p className={styles.counts} role="status">
          다시 볼 카드 <b>{formatInteger(queue.due.length)}</b> · 새 카드{' '}
          <b>{formatInteger(queue.fresh.length)}</b>
          {queue.waiting > 0 && ` · 내일로 미룬 카드 ${formatInteger(queue.waiting)}`}
        </p>
        <ScopeSelect scopes={scopes} scope={scope} onChange={setScope} />
        <Button
          size="sm"
          aria-pressed={wrongOnly}
          disabled={wrong.length === 0 && !wrongOnly}
          onClick={() => setWrongOnly(!wrongOnly)}
        >
          틀린 카드만 {formatInteger(wrong.length)}
        </Button>
        <Button size="sm" disabled={undoable === null} onClick={undo}>
          되돌리기 <kbd className={styles.key}>U</kbd>
        </Button>
      </div>
      <ReviewStorageNotice />
      {!ready ? (
        <EmptyState title="복습 기록을 여는 중입니다" />
      ) : card === undefined ? (
        <NothingLeft
          wrongOnly={wrongOnly}
          narrowed={scope.kind !== 'all'}
          queue={queue}
          now={now}
          onAhead={() => setAhead(SOON_MS)}
          onLeave={() => (wrongOnly ? setWrongOnly(false) : setScope({ kind: 'all' }))}
          onMore={() => setMore(more + MORE)}
        />
      ) : (
        <CardView
          key={`${card.id}-${memories.get(card.id)?.reps ?? 0}`}
          card={card}
          memory={memories.get(card.id) ?? null}
          now={now}
          onAnswer={(grade) => {
            const at = Date.now();
            void answerCard(card.id, grade, at).then(() => setNow(at));
          }}
        />
      )}
    </div>
  );
}
