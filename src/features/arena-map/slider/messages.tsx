import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { LinkButton } from '@/shared/ui/link-button.tsx';
import type { FailureMark } from '../failure.ts';
import { setArena, showEvent, trialWorks, useArenaMap } from '../map-store.ts';
import { sentenceOf } from '../steps/sentences.ts';
import styles from './messages.module.css';

/** A model of thousands of ops can fail with a line for each of them. */
const MOST_LINES = 60;

function said(messages: readonly string[]): string {
  const lines = messages.slice(0, MOST_LINES).join('\n').trimEnd();
  const left = messages.length - MOST_LINES;
  return left > 0 ? `${lines}\n… (${formatInteger(left)}개 더)` : lines;
}

/**
 * The engine's messages at this size, word for word, and where they came from. It is as high with
 * one line as with many: what is below must not jump while the slider is dragged.
 */
export function Messages({ failure }: { readonly failure: FailureMark | null }) {
  const trial = useArenaMap((state) => state.trial);
  const model = useArenaMap((state) => state.model);
  const ladder = useArenaMap((state) => state.ladder);
  const run = useArenaMap((state) => state.run);
  if (trial === null) return null;
  const event = failure === null ? undefined : trial.trace.events.at(failure.event);
  const text = said(trial.messages);
  const works = trialWorks(trial);
  const ran = run !== null && run.arenaBytes === trial.arenaBytes && !trialWorks(run);
  const failed = ran ? run.messages[0] : undefined;

  return (
    <div className={styles.messages}>
      <div className={styles.now}>
        {text !== '' && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          <pre className={styles.said} data-bad={!works} aria-live="polite" tabIndex={0}>
            {text}
          </pre>
        )}
        {text === '' && works && (
          <p className={styles.fine}>
            {formatExactBytes(trial.arenaBytes)}에서 AllocateTensors와 Invoke가 성공했습니다.
            사용량은 {formatExactBytes(trial.arenaUsedBytes)}입니다.
          </p>
        )}
        {works && failed !== undefined && (
          <p className={styles.why}>
            방금 실행한 코드는 이 크기에서 실패했습니다: <code>{failed.trimEnd()}</code> 지도는 모든
            연산자를 등록하고 다시 실행한 결과입니다.
          </p>
        )}
        {failure !== null && event !== undefined && (
          <p className={styles.why}>
            {sentenceOf(event, model)}{' '}
            <LinkButton onClick={() => showEvent(failure.event)}>
              {formatInteger(failure.event + 1)}번째 사건에서 멈춰 보기
            </LinkButton>
          </p>
        )}
      </div>
      <details className={styles.ladder}>
        <summary>지금까지 만난 실패 {ladder.length}가지</summary>
        {ladder.length === 0 ? (
          <p>슬라이더를 왼쪽으로 끌면 크기마다 다른 메시지가 여기에 쌓입니다.</p>
        ) : (
          <ol>
            {ladder.map(({ arenaBytes, message }) => (
              <li key={message}>
                <LinkButton onClick={() => setArena(arenaBytes)}>
                  {formatExactBytes(arenaBytes)}
                </LinkButton>{' '}
                <code>{message}</code>
              </li>
            ))}
          </ol>
        )}
      </details>
    </div>
  );
}
