import { InlineText } from '@/shared/ui/inline-text.tsx';
import type { CardOf } from '../card.ts';
import styles from './review-page.module.css';

interface ChoicesProps {
  readonly card: CardOf<'choice'>;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

/** One of several; the first choice is the one that counts. */
export function Choices({ card, chosen, onChoose }: ChoicesProps) {
  return (
    <>
      {card.code !== undefined && (
        <pre className={styles.code}>
          <code>{card.code.text}</code>
        </pre>
      )}
      <ol className={styles.choices}>
        {card.choices.map((choice, index) => (
          <li key={choice}>
            <button
              type="button"
              disabled={chosen !== null}
              data-chosen={chosen === index}
              data-correct={chosen === null ? undefined : index === card.correct}
              onClick={() => onChoose(index)}
            >
              <kbd>{index + 1}</kbd>
              <span>
                <InlineText text={choice} />
                {chosen !== null && index === card.correct && ' · 정답'}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
