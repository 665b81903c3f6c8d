import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import type { FailureMark } from '../failure.ts';
import { setArena, showEvent, trialWorks, useArenaMap } from '../map-store.ts';
import { sentenceOf } from '../steps/sentences.ts';
import styles from './messages.module.css';

/** The engine's messages at this size, word for word, and where they came from. */
export function Messages({ failure }: { readonly failure: FailureMark | null }) {
  const trial = useArenaMap((state) => state.trial);
  const model = useArenaMap((state) => state.model);
  const ladder = useArenaMap((state) => state.ladder);
  if (trial === null) return null;
  const event = failure === null ? undefined : trial.trace.events[failure.event];
  const text = trial.messages.join('\n').trimEnd();

  return (
    <div className={styles.messages}>
      {text !== '' && (
        <pre className={styles.said} data-bad={!trialWorks(trial)} aria-live="polite">
          {text}
        </pre>
      )}
      {text === '' && trialWorks(trial) && (
        <p className={styles.fine}>
          {formatExactBytes(trial.arenaBytes)}에서 AllocateTensors와 Invoke가 성공했습니다. 사용량은{' '}
          {formatExactBytes(trial.arenaUsedBytes)}입니다.
        </p>
      )}
      {failure !== null && event !== undefined && (
        <p className={styles.why}>
          {sentenceOf(event, model)}{' '}
          <button type="button" className={styles.link} onClick={() => showEvent(failure.event)}>
            {formatInteger(failure.event + 1)}번째 사건에서 멈춰 보기
          </button>
        </p>
      )}
      {ladder.length > 1 && (
        <details className={styles.ladder}>
          <summary>지금까지 만난 실패 {ladder.length}가지</summary>
          <ol>
            {ladder.map(({ arenaBytes, message }) => (
              <li key={message}>
                <button type="button" className={styles.link} onClick={() => setArena(arenaBytes)}>
                  {formatExactBytes(arenaBytes)}
                </button>{' '}
                <code>{message}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
