import { Button } from '@/shared/ui/button.tsx';
import { preferProvider, toggleProvider, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

/** Every provider with whether it is there, why not, and what stands for it on a phone. */
export function ProviderList() {
  const { providers, order, working } = useProviders();
  return (
    <fieldset className={styles.providers} disabled={working !== null}>
      <legend>실행 제공자</legend>
      <p className={styles.hint}>
        숫자는 우선순위입니다. 앞의 제공자가 처리하지 못하는 노드는 뒤로 넘어가고, 마지막은 언제나
        CPU입니다.
      </p>
      {(providers ?? []).map(({ id, title, available, reason, counterpart, environment }) => {
        const place = order.indexOf(id);
        return (
          <div key={id} className={styles.provider} data-available={available}>
            <label>
              <input
                type="checkbox"
                checked={place >= 0}
                disabled={!available}
                onChange={() => toggleProvider(id)}
              />
              <code>{title}</code>
              {place >= 0 && <span className={styles.place}>{place + 1}순위</span>}
            </label>
            {place > 0 && (
              <Button
                className={styles.detail}
                size="sm"
                tone="quiet"
                onClick={() => preferProvider(id)}
              >
                맨 앞으로
              </Button>
            )}
            <p className={styles.detail}>
              <span className={styles.mark} data-available={available}>
                {available ? '✓ 사용 가능' : '✗ 사용 불가'}
              </span>{' '}
              {reason}{' '}
              <a href={`${import.meta.env.BASE_URL}environment#${environment}`}>환경에서 보기</a>
            </p>
            <p className={`${styles.detail} ${styles.hint}`}>기기에서는: {counterpart}</p>
          </div>
        );
      })}
    </fieldset>
  );
}
