import { useMemo, useState } from 'react';
import { kernelBytes } from '@/runtime/client/code-size.ts';
import { sharedRuntime } from '@/runtime/client/shared-runtime.ts';
import type { ArenaTrial } from '@/runtime/contract/arena-map.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { trialWorks, useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import styles from '../panels/panels.module.css';
import { neededOps, resolverCode } from './resolver-code.ts';

interface Tried {
  readonly file: Uint8Array;
  readonly trial: ArenaTrial;
}

/** Which ops the model needs, what registers them, and what happens when one is missing. */
export default function ResolverPanel() {
  const model = useArenaMap((state) => state.model);
  const file = useArenaMap((state) => state.file);
  const reference = useArenaMap((state) => state.reference);
  const needed = useMemo(() => (model === null ? [] : neededOps(model)), [model]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [capacity, setCapacity] = useState<number | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const methods = needed.flatMap(({ method }) => method ?? []);
  const registered = methods.filter((method) => !left.has(method));
  const slots = capacity ?? Math.max(1, methods.length);
  const shown = tried !== null && tried.file === file ? tried.trial : null;

  if (model === null) return <p>모델을 읽지 못해 연산자를 알 수 없습니다.</p>;

  const run = async () => {
    if (file === null) return;
    const { inputs, plan } = useArenaMap.getState();
    const arenaBytes = Math.ceil((2 * (reference?.arenaUsedBytes ?? 0) + 65_536) / 16) * 16;
    const trial = await sharedRuntime()
      .tryArena(
        file,
        {
          arenaBytes,
          inputs,
          offlinePlan: plan,
          resolver: registered,
          resolverCapacity: slots,
        },
        { lane: 'arena-resolver' },
      )
      .catch(() => null);
    if (trial !== null) setTried({ file, trial });
  };

  return (
    <div className={styles.stack}>
      <Scrolled label="연산자 등록 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">등록</th>
              <th scope="col">연산자</th>
              <th scope="col" className={styles.number}>
                쓰인 횟수
              </th>
              <th scope="col" className={styles.number}>
                커널 코드 바이트
              </th>
            </tr>
          </thead>
          <tbody>
            {needed.map(({ op, method, count }) => {
              const bytes = kernelBytes(op);
              return (
                <tr key={method ?? op}>
                  <td>
                    {method === null ? (
                      <span className={styles.bad}>없음</span>
                    ) : (
                      <label>
                        <input
                          type="checkbox"
                          checked={!left.has(method)}
                          onChange={({ currentTarget }) => {
                            const next = new Set(left);
                            if (currentTarget.checked) next.delete(method);
                            else next.add(method);
                            setLeft(next);
                          }}
                        />{' '}
                        <code>{method}()</code>
                      </label>
                    )}
                  </td>
                  <td>
                    <code>{op}</code>
                  </td>
                  <td className={styles.number}>{count}</td>
                  <td className={styles.number}>{bytes === null ? '–' : formatInteger(bytes)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolled>
      <p className={styles.note}>
        코드 바이트는 이 실험실의 WebAssembly 빌드에서 링커 맵으로 잰 값입니다. 여러 연산자가 한
        파일을 나누어 쓰기도 합니다. Arm 보드에서는 값이 다릅니다.
      </p>
      {file !== null && (
        <div className={styles.tools}>
          <label>
            MicroMutableOpResolver의 N{' '}
            <input
              type="number"
              min={1}
              max={128}
              value={slots}
              onChange={({ currentTarget }) =>
                setCapacity(
                  Math.min(128, Math.max(1, Math.round(currentTarget.valueAsNumber) || 1)),
                )
              }
            />
          </label>
          <Button size="sm" tone="primary" onClick={() => void run()}>
            이 리졸버로 실행
          </Button>
          <span>연산자를 하나 빼거나 N을 줄이고 실행해 보세요.</span>
        </div>
      )}
      {shown !== null && (
        <pre className={styles.code} role="status" data-works={trialWorks(shown)}>
          {trialWorks(shown) ? '성공했습니다.' : shown.messages.join('\n').trimEnd()}
        </pre>
      )}
      <div className={styles.codeFrame}>
        <CopyButton text={resolverCode(registered, slots)} />
        <pre className={styles.code}>{resolverCode(registered, slots)}</pre>
      </div>
    </div>
  );
}
