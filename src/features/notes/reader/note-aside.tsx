import { Link } from 'react-router';
import type { Card, Section } from '@/note/model.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { cardAddress, noteAddress } from '../address.ts';
import { titleOfCard } from '../search/note-documents.ts';
import type { CompiledForPage } from '../worker/contract.ts';
import styles from './note-reader.module.css';
import { PagedList } from './paged-list.tsx';

const KINDS: Record<Card['kind'], string> = {
  question: '문답',
  term: '용어',
  workflow: '순서',
  table: '표',
  code: '코드',
};

const DIFFICULTIES: Readonly<Record<string, string>> = {
  easy: '쉬움',
  medium: '보통',
  hard: '어려움',
};

const SECTIONS_AT_ONCE = 200;
const CARDS_AT_ONCE = 60;

const titleOfSection = ({ number, title }: Section): string =>
  number === null ? title : `${number} ${title}`;

interface NoteAsideProps {
  readonly model: CompiledForPage['model'];
  readonly path: string;
  /** Anchor of the section that is read. */
  readonly section: string;
}

/** What the note became beside its text: facts, contents, cards, and what was not found. */
export function NoteAside({ model, path, section }: NoteAsideProps) {
  const { date, difficulty, tags, sections, cards, missing } = model;
  const counts = Object.entries(KINDS)
    .map(([kind, label]) => [label, cards.filter((card) => card.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
  return (
    <aside className={styles.aside} aria-label="노트 정보">
      <p className={styles.facts}>
        {[
          date,
          difficulty === null
            ? null
            : `난이도 ${DIFFICULTIES[difficulty.toLowerCase()] ?? difficulty}`,
          ...tags,
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {missing.length > 0 && (
        <section className={styles.missing}>
          <h2>확인할 점</h2>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {sections.length > 1 && (
        <details className={styles.contents} open>
          <summary>목차</summary>
          <PagedList
            name="절"
            items={sections}
            size={SECTIONS_AT_ONCE}
            at={sections.findIndex(({ id }) => id === section)}
            wordsOf={titleOfSection}
          >
            {(one) => (
              <li key={one.id} data-level={one.level}>
                <Link to={noteAddress(path, one.id)}>{titleOfSection(one)}</Link>
              </li>
            )}
          </PagedList>
        </details>
      )}
      <details className={styles.cards}>
        <summary>
          카드 {formatInteger(cards.length)}장
          {counts.length > 0 &&
            ` (${counts.map(([label, count]) => `${label} ${formatInteger(count)}`).join(', ')})`}
        </summary>
        <PagedList name="카드" items={cards} size={CARDS_AT_ONCE} wordsOf={titleOfCard}>
          {(card) => (
            <li key={card.id}>
              <span>{KINDS[card.kind]}</span>{' '}
              <Link to={cardAddress(path, card)}>{titleOfCard(card)}</Link>
            </li>
          )}
        </PagedList>
      </details>
      {cards.length > 0 && <Link to="/quiz">복습에서 이 카드들을 볼 수 있습니다</Link>}
    </aside>
  );
}
