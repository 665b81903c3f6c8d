import { Button } from '@/shared/ui/button.tsx';
import { InlineText } from '@/shared/ui/inline-text.tsx';
import { type Exercise, rightPlaces } from './exercise.ts';
import styles from './review-page.module.css';

interface FillingProps {
  readonly exercise: Exercise;
  /** Options in the order in which they were put down. */
  readonly picked: readonly number[];
  readonly onPick: (option: number) => void;
  readonly onTakeBack: () => void;
}

/** Places filled one after the other; when all are, each says whether it is right. */
export function Filling({ exercise, picked, onPick, onTakeBack }: FillingProps) {
  const { slots, options, right } = exercise;
  const done = picked.length === slots.length;
  return (
    <>
      <ol className={styles.slots} aria-label="채울 자리">
        {slots.map((slot, place) => {
          const option = picked[place];
          const good = option === right[place];
          return (
            <li
              // The places of a card never change.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={place}
              aria-current={place === picked.length ? 'step' : undefined}
              data-correct={done ? good : undefined}
            >
              <span className={styles.slotName}>
                {slot === '' ? `${place + 1}` : <InlineText text={slot} />}
              </span>
              <span>
                {option === undefined ? '…' : <InlineText text={options[option] ?? ''} />}
                {done && (good ? ' ✓' : ' ✗')}
                {done && !good && (
                  <small>
                    → <InlineText text={options[right[place] ?? 0] ?? ''} />
                  </small>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {done ? (
        <p role="status">
          {slots.length}개 가운데 {rightPlaces(exercise, picked)}개가 맞았습니다
        </p>
      ) : (
        <>
          <ol className={styles.choices} aria-label="고를 것">
            {options.map((option, index) => (
              <li key={option}>
                <button
                  type="button"
                  disabled={picked.includes(index)}
                  onClick={() => onPick(index)}
                >
                  <kbd>{index + 1}</kbd>
                  <span>
                    <InlineText text={option} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <Button size="sm" tone="quiet" disabled={picked.length === 0} onClick={onTakeBack}>
            하나 지우기 <kbd className={styles.key}>⌫</kbd>
          </Button>
        </>
      )}
    </>
  );
}
