import { Link } from 'react-router';
import type { Card } from '@/note/model.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { cardAddress, noteAddress } from '../address.ts';
import { wordsOfCard } from '../search/note-documents.ts';
import type { CompiledForPage } from '../worker/contract.ts';
import styles from './note-reader.module.css';

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

const MOST_SHOWN = 60;

interface NoteAsideProps {
  readonly model: CompiledForPage['model'];
  readonly path: string;
}

/** What the note became beside its text: facts, contents, cards, and what was not found. */
export function NoteAside({ model, path }: NoteAsideProps) {
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
          <ol>
            {sections.slice(0, 200).map(({ id, level, number, title }) => (
              <li key={id} data-level={level}>
                <Link to={noteAddress(path, id)}>
                  {number === null ? title : `${number} ${title}`}
                </Link>
              </li>
            ))}
          </ol>
        </details>
      )}
      <details className={styles.cards}>
        <summary>
          카드 {formatInteger(cards.length)}장
          {counts.length > 0 &&
            ` (${counts.map(([label, count]) => `${label} ${formatInteger(count)}`).join(', ')})`}
        </summary>
        <ul>
          {cards.slice(0, MOST_SHOWN).map((card) => (
            <li key={card.id}>
              <span>{KINDS[card.kind]}</span>{' '}
              <Link to={cardAddress(path, card)}>{wordsOfCard(card).title}</Link>
            </li>
          ))}
          {cards.length > MOST_SHOWN && (
            <li>그 밖에 {formatInteger(cards.length - MOST_SHOWN)}장</li>
          )}
        </ul>
      </details>
      {cards.length > 0 && <Link to="/quiz">복습에서 이 카드들을 볼 수 있습니다</Link>}
    </aside>
  );
}
