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
  const sizes = [...openSizes(inputs)];
  if (sizes.length === 0) return null;
  return (
    <fieldset className={styles.panel}>
      <legend>파일이 정하지 않은 크기</legend>
      <p className={styles.meaning}>
        실행할 때 정하는 차원(dynamic axes)입니다. 모델이 배운 크기로 바꾸면 입력이 새로
        만들어집니다.
      </p>
      <div className={styles.row}>
        {sizes.map(([name, size]) => (
          <label key={name} className={styles.size}>
            {name}
            <input
              type="number"
              min={1}
              defaultValue={size}
              onChange={(event) => {
                const next = event.target.valueAsNumber;
                if (Number.isInteger(next) && next >= 1) onSize(name, next);
              }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
