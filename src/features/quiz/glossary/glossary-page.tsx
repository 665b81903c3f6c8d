import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import type { ReviewCard } from '../card.ts';
import { glossaryOf } from './glossary.ts';
import styles from './glossary-page.module.css';

interface GlossaryPageProps {
  readonly cards: readonly ReviewCard[];
  readonly modes?: ReactNode;
}

/** Every term that the course explains: what it means, what else it is called, where it is explained. */
export function GlossaryPage({ cards, modes }: GlossaryPageProps) {
  const entries = useMemo(() => glossaryOf(cards), [cards]);
  return (
    <div className={styles.page}>
      <PageTitle>용어</PageTitle>
      <header className={styles.head}>
        <h1>용어</h1>
        <nav className={styles.modes} aria-label="복습의 다른 화면">
          {modes}
        </nav>
      </header>
      <p>
        코스에서 뜻을 정하고 쓰는 말입니다. 다른 이름으로 답해도 면접 연습은 같은 것으로 봅니다.{' '}
        <Link to={`/quiz?tag=${encodeURIComponent('용어')}`}>용어 카드 복습하기</Link>
      </p>
      <dl className={styles.terms}>
        {entries.map(({ card, otherNames }) => (
          <div key={card.id}>
            <dt>{card.term}</dt>
            <dd>
              <InlineText text={card.meaning} />
            </dd>
            <dd className={styles.detail}>
              {otherNames.length > 0 && <>다른 이름: {otherNames.join(', ')} · </>}
              <Link to={card.origin.to}>{card.origin.title}</Link>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
