import { Link } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '@/shared/ui/button.tsx';
import { preferProvider, toggleProvider, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

/** Every provider with whether it is there, why not, and what stands for it on a phone. */
export function ProviderList() {
  const { providers, order, working } = useProviders(
    useShallow((state) => ({
      providers: state.providers ?? [],
      order: state.order,
      working: state.working,
    })),
  );
  // Chosen ones as they are tried, then the rest.
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : providers.length);
  const sorted = providers.toSorted((a, b) => place(a.id) - place(b.id));
  return (
    <fieldset className={styles.providers} disabled={working !== null}>
      <legend>실행 제공자</legend>
      <p className={styles.hint}>
        숫자는 우선순위입니다. 앞의 제공자가 처리하지 못하는 노드는 뒤로 넘어가고, 마지막은 언제나
        CPU입니다.
      </p>
      {order.indexOf('wasm') === 0 && order.length > 1 && (
        <p className={styles.warning}>
          CPU가 맨 앞이면 모든 노드를 CPU가 먼저 가져가므로 뒤의 제공자는 할 일이 없습니다.
        </p>
      )}
      {sorted.map(({ id, title, available, reason, counterpart, environment }) => (
        <div key={id} className={styles.provider} data-available={available}>
          <div className={styles.choice}>
            <label>
              <input
                type="checkbox"
                checked={order.includes(id)}
                disabled={!available}
                onChange={() => toggleProvider(id)}
              />
              <code>{title}</code>
            </label>
            {order.includes(id) && (
              <span className={styles.place}>{order.indexOf(id) + 1}순위</span>
            )}
            {order.indexOf(id) > 0 && (
              <Button
                size="sm"
                tone="quiet"
                aria-label={`${title} 우선순위 올리기`}
                onClick={() => preferProvider(id)}
              >
                ↑ 앞으로
              </Button>
            )}
          </div>
          <div>
            <p>
              <span className={styles.mark} data-available={available}>
                {available ? '✓ 사용 가능' : '✗ 사용 불가'}
              </span>{' '}
              {reason} <Link to={`/environment#${environment}`}>환경에서 보기</Link>
            </p>
            <p className={styles.hint}>기기에서는: {counterpart}</p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
