import { useState } from 'react';
import styles from './input-panel.module.css';
import { openSizes, type SizedInput } from './open-sizes.ts';

/** A number for each dimension that the model's file leaves open; nothing where it fixes all. */
export function OpenSizes({
  inputs,
  onSize,
}: {
  readonly inputs: readonly SizedInput[];
  readonly onSize: (name: string, size: number) => void;
}) {
  const [refused, setRefused] = useState<string | null>(null);
  const sizes = [...openSizes(inputs)];
  if (sizes.length === 0) return null;
  return (
    <fieldset className={styles.panel}>
      <legend>파일이 정하지 않은 크기</legend>
      <p className={styles.meaning}>
        실행할 때 정하는 차원(dynamic axes)입니다. 모델이 받는 크기를 적으면 입력을 그 크기로 새로
        만듭니다.
      </p>
      <div className={styles.row}>
        {sizes.map(([name, size]) => (
          <label key={name} className={styles.size}>
            {name}
            <input
              type="number"
              min={1}
              defaultValue={size}
              aria-invalid={refused === name}
              onChange={(event) => {
                const next = event.target.valueAsNumber;
                const isSize = Number.isInteger(next) && next >= 1;
                setRefused(isSize ? null : name);
                if (isSize) onSize(name, next);
              }}
            />
          </label>
        ))}
      </div>
      {refused !== null && (
        <p role="alert" className={styles.problem}>
          {refused}에는 1 이상의 정수를 적어 주세요. 그때까지 앞의 크기를 씁니다.
        </p>
      )}
    </fieldset>
  );
}
