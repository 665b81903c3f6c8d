import { useId, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import { Drawing } from './drawing.tsx';
import styles from './input-panel.module.css';
import {
  brightness,
  elements,
  type Parsed,
  parseCsv,
  parseNumbers,
  pictureSize,
  randomValues,
  zeros,
} from './values.ts';

export interface InputSample {
  readonly name: string;
  readonly values: Float32Array;
}

interface InputPanelProps {
  readonly shape: readonly number[];
  readonly range: readonly [number, number];
  readonly meaning: string;
  readonly samples: readonly InputSample[];
  readonly values: Float32Array;
  readonly onChange: (values: Float32Array) => void;
}

/** Scales a picture file to the input's size; null where the browser cannot read it. */
async function pixelsOf(file: File, [height, width]: readonly [number, number]) {
  try {
    const bitmap = await createImageBitmap(file);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) return null;
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    return context.getImageData(0, 0, width, height).data;
  } catch {
    return null;
  }
}

const asText = (values: Float32Array) =>
  Array.from(values, (value) => +value.toPrecision(6)).join(', ');

/** One input's numbers: from a sample, a drawing, the keyboard, a picture or a CSV. */
export function InputPanel({ shape, range, meaning, samples, values, onChange }: InputPanelProps) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const length = elements(shape);
  const picture = pictureSize(shape);

  const take = (parsed: Parsed) => {
    setProblem(parsed.ok ? null : parsed.reason);
    if (parsed.ok) onChange(parsed.values);
  };
  const set = (next: Float32Array) => {
    setTyped(null);
    take({ ok: true, values: next });
  };
  const openFile = async (file: File) => {
    if (/\.(csv|txt|tsv)$/i.test(file.name)) {
      setTyped(null);
      return take(parseCsv(await file.text(), length));
    }
    if (picture === null) return setProblem('이 입력은 그림이 아닙니다. CSV 파일을 넣어 주세요.');
    const pixels = await pixelsOf(file, picture);
    if (pixels === null)
      return setProblem('그림 파일을 읽을 수 없습니다. PNG나 JPEG를 넣어 주세요.');
    const light = brightness(pixels, [0, 1], false);
    const mean = light.reduce((sum, one) => sum + one, 0) / light.length;
    // On a light ground the strokes are dark; models of digits see them bright.
    set(brightness(pixels, range, mean > 0.5));
  };

  return (
    <fieldset className={styles.panel}>
      <legend>입력</legend>
      <p className={styles.meaning}>
        {meaning} <code>[{shape.join(', ')}]</code>
      </p>
      <div className={styles.row}>
        {samples.length > 0 && (
          <select
            aria-label="예시 입력"
            value=""
            onChange={(event) => {
              const chosen = samples[Number(event.target.value)];
              if (chosen !== undefined) set(chosen.values);
            }}
          >
            <option value="" disabled>
              예시 {samples.length}개
            </option>
            {samples.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
        )}
        <Button size="sm" onClick={() => set(randomValues(length, range, Math.random))}>
          무작위
        </Button>
        <Button size="sm" onClick={() => set(zeros(length))}>
          모두 0
        </Button>
        <label className={styles.file}>
          파일
          <input
            type="file"
            accept={picture === null ? '.csv,.tsv,.txt' : '.csv,.tsv,.txt,image/*'}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) void openFile(file);
            }}
          />
        </label>
      </div>
      <div className={styles.editors}>
        {picture !== null && (
          <Drawing size={picture} range={range} values={values} onChange={set} />
        )}
        <label className={styles.numbers} htmlFor={`${id}-numbers`}>
          숫자 {length}개
          <textarea
            id={`${id}-numbers`}
            rows={picture === null ? 3 : 7}
            spellCheck={false}
            value={typed ?? asText(values)}
            aria-invalid={problem !== null}
            onChange={(event) => {
              setTyped(event.target.value);
              take(parseNumbers(event.target.value, length));
            }}
          />
        </label>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
