import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import type { FrontEnd } from './cepstrum.ts';
import { Drawing } from './drawing.tsx';
import { type TakenPicture, takePicture } from './image-file.ts';
import styles from './input-panel.module.css';
import { PIXEL_SCALES, type PixelScale, pictureLayout, scaleOver } from './picture.ts';
import { decodeSound, recordSound, secondsOf, soundInput, soundProblem } from './sound.ts';
import {
  asText,
  elements,
  type InputValues,
  inType,
  type Parsed,
  parseCsv,
  parseNumbers,
  randomValues,
  TYPED_VALUES,
  zeros,
} from './values.ts';

export interface InputSample {
  readonly name: string;
  readonly values: Float32Array;
}

interface InputPanelProps {
  readonly shape: readonly number[];
  /** The runtime's own name of it. */
  readonly type: string;
  readonly range: readonly [number, number];
  readonly meaning: string;
  readonly samples: readonly InputSample[];
  /** Where the model takes features of sound: how they are made. */
  readonly frontEnd?: FrontEnd | null;
  readonly values: InputValues;
  readonly onChange: (values: InputValues) => void;
}

/** Larger pictures are shown, not drawn on. */
const DRAWN_EDGE = 64;

/** What the model sees of a picture file. */
function Preview({ pixels }: { readonly pixels: ImageData }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => canvas.current?.getContext('2d')?.putImageData(pixels, 0, 0), [pixels]);
  return (
    <canvas
      ref={canvas}
      className={styles.preview}
      width={pixels.width}
      height={pixels.height}
      role="img"
      aria-label={`모델의 크기로 줄인 그림, ${pixels.width}×${pixels.height}`}
    />
  );
}

function Samples({
  samples,
  onChoose,
}: {
  readonly samples: readonly InputSample[];
  readonly onChoose: (values: Float32Array) => void;
}) {
  if (samples.length === 0) return null;
  return (
    <select
      aria-label="예시 입력"
      value=""
      onChange={(event) => {
        const chosen = samples[Number(event.target.value)];
        if (chosen !== undefined) onChoose(chosen.values);
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
  );
}

function Numbers({
  values,
  rows,
  invalid,
  onType,
}: {
  readonly values: InputValues;
  readonly rows: number;
  readonly invalid: boolean;
  /** The values that the text stands for; null where it stands for none. */
  readonly onType: (text: string) => InputValues | null;
}) {
  const id = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: InputValues } | null>(
    null,
  );
  const text = useMemo(() => asText(values), [values]);
  const cut = values.length > TYPED_VALUES;
  // What was typed stands as long as nothing else has set the values.
  const shown = typed?.of === values ? typed.text : text;
  return (
    <label className={styles.numbers} htmlFor={id}>
      숫자 {values.length.toLocaleString('ko-KR')}개
      {cut && ` 가운데 처음 ${TYPED_VALUES.toLocaleString('ko-KR')}개. 바꾸려면 파일을 쓰세요.`}
      <textarea
        id={id}
        rows={rows}
        spellCheck={false}
        value={shown}
        readOnly={cut}
        aria-invalid={invalid}
        onChange={(event) => {
          const next = event.target.value;
          setTyped({ text: next, of: onType(next) ?? values });
        }}
      />
    </label>
  );
}

/** One input's numbers: a sample, a drawing, the keyboard, a picture, a CSV or a sound. */
export function InputPanel({
  shape,
  type,
  range,
  meaning,
  samples,
  frontEnd = null,
  values,
  onChange,
}: InputPanelProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [picture, setPicture] = useState<TakenPicture | null>(null);
  const [scaleId, setScaleId] = useState<string | null>(null);
  const [recording, setRecording] = useState(false);
  const length = elements(shape);
  const layout = pictureLayout(shape);
  const drawn =
    layout !== null && layout.channels === 1 && Math.max(layout.height, layout.width) <= DRAWN_EDGE;
  const drawable = useMemo(
    () => (values instanceof Float32Array ? values : Float32Array.from(values, Number)),
    [values],
  );
  const sound = soundInput(shape, frontEnd);
  // A model of the zoo says its range; of an own file nobody knows it.
  const scales = [
    scaleOver(range),
    ...PIXEL_SCALES.filter(({ title }) => title !== scaleOver(range).title),
  ];
  const scale = scales.find(({ id }) => id === scaleId) ?? scaleOver(range);

  const take = (parsed: Parsed) => {
    setProblem(parsed.ok ? null : parsed.reason);
    if (parsed.ok) onChange(parsed.values);
  };
  const choose = (next: InputValues) => {
    setPicture(null);
    take({ ok: true, values: next });
  };
  const set = (next: Float32Array) => choose(inType(next, type));
  const show = (next: TakenPicture, by: PixelScale) => {
    take({ ok: true, values: inType(next.valuesWith(by), type) });
    setPicture(next);
  };
  const hear = async (heard: Promise<Float32Array>) => {
    try {
      set(await heard);
    } catch (error) {
      setProblem(soundProblem(error));
    }
  };
  const record = async () => {
    if (sound === null) return;
    setRecording(true);
    setProblem(null);
    await hear(recordSound(sound));
    setRecording(false);
  };
  const openFile = async (file: File) => {
    if (/\.json$/i.test(file.name)) {
      setPicture(null);
      return take(parseNumbers(await file.text(), length, type));
    }
    if (/\.(csv|txt|tsv)$/i.test(file.name)) {
      setPicture(null);
      return take(parseCsv(await file.text(), length, type));
    }
    if (sound !== null) return hear(decodeSound(file, sound));
    if (layout === null) return setProblem('이 입력은 그림이 아닙니다. CSV 파일을 넣어 주세요.');
    const taken = await takePicture(file, layout);
    if (taken === null) {
      return setProblem('그림 파일을 읽을 수 없습니다. PNG나 JPEG를 넣어 주세요.');
    }
    show(taken, scale);
  };

  const kinds = sound !== null ? ',audio/*' : layout !== null ? ',image/*' : '';
  return (
    <fieldset className={styles.panel}>
      <legend>입력</legend>
      <p className={styles.meaning}>
        {meaning} <code>[{shape.join(', ')}]</code>
      </p>
      <div className={styles.row}>
        <Samples samples={samples} onChoose={set} />
        <Button size="sm" onClick={() => choose(randomValues(length, range, Math.random, type))}>
          무작위
        </Button>
        <Button size="sm" onClick={() => choose(zeros(length, type))}>
          모두 0
        </Button>
        {sound !== null && (
          <Button size="sm" disabled={recording} onClick={() => void record()}>
            {recording ? `듣는 중 (${Math.ceil(secondsOf(sound) + 1)}초)` : '마이크'}
          </Button>
        )}
        <label className={styles.file}>
          파일
          <input
            type="file"
            accept={`.csv,.tsv,.txt,.json${kinds}`}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) void openFile(file);
            }}
          />
        </label>
        {picture !== null && (
          <select
            aria-label="픽셀 값의 범위"
            value={scale.id}
            onChange={(event) => {
              setScaleId(event.target.value);
              const next = scales.find(({ id }) => id === event.target.value);
              if (next !== undefined) show(picture, next);
            }}
          >
            {scales.map(({ id, title }) => (
              <option key={id} value={id}>
                픽셀 {title}
              </option>
            ))}
          </select>
        )}
      </div>
      {sound?.kind === 'features' && (
        <p className={styles.meaning}>
          소리는 1초로 잘라 이 모델이 배운 방법(MFCC)대로 바꿉니다. 녹음은 브라우저를 떠나지
          않습니다.
        </p>
      )}
      <div className={styles.editors}>
        {drawn && layout !== null && (
          <Drawing
            size={[layout.height, layout.width]}
            range={range}
            values={drawable}
            onChange={set}
          />
        )}
        {!drawn && picture !== null && <Preview pixels={picture.pixels} />}
        <Numbers
          values={values}
          rows={drawn ? 7 : 3}
          invalid={problem !== null}
          onType={(text) => {
            const parsed = parseNumbers(text, length, type);
            setPicture(null);
            take(parsed);
            return parsed.ok ? parsed.values : null;
          }}
        />
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
