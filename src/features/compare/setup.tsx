import { useId, useMemo } from 'react';
import { Link } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { ModelPicker } from '@/shared/files/model-picker.tsx';
import { InputPanel } from '@/shared/inputs/input-panel.tsx';
import { OpenSizes } from '@/shared/inputs/open-sizes.tsx';
import type { Variation } from './candidates.ts';
import styles from './compare.module.css';
import {
  changeSettings,
  chooseFamily,
  openOwn,
  type Settings,
  setSize,
  setValues,
  toggle,
  useCompare,
} from './compare-store.ts';
import { Variations } from './variations.tsx';

const OWN = '';

const settingsOf = ({ threads, level }: Variation) => [
  ...(threads === null ? [] : [`스레드 ${threads}`]),
  ...(level === 'all' ? [] : [level]),
];

function NumberField({
  name,
  label,
  max,
}: {
  readonly name: keyof Settings;
  readonly label: string;
  readonly max: number;
}) {
  const value = useCompare(({ settings }) => settings[name]);
  return (
    <label className={styles.field}>
      {label}
      <input
        type="number"
        min={1}
        max={max}
        value={value}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          if (next >= 1 && next <= max) changeSettings({ [name]: Math.floor(next) });
        }}
      />
    </label>
  );
}

/** Which files on which runtimes, with which input, how often. */
export function Setup() {
  // Not the whole store: progress changes many times a second and concerns nothing here.
  const { families, family, candidates, chosen, inputs, values, samples, running } = useCompare(
    useShallow((state) => ({
      families: state.families,
      family: state.family,
      candidates: state.candidates,
      chosen: state.chosen,
      inputs: state.inputs,
      values: state.values,
      samples: state.samples,
      running: state.running,
    })),
  );
  const zoo = families.find(({ name }) => name === family);
  const choices = useMemo(
    () => samples.map(({ name, input }) => ({ name, values: Float32Array.from(input) })),
    [samples],
  );
  const picker = useId();
  const threads = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  return (
    <fieldset className={styles.setup} disabled={running}>
      <legend className="visually-hidden">비교할 것</legend>
      <div className={styles.row}>
        <label className={styles.field}>
          모델
          <select value={family ?? OWN} onChange={(event) => void chooseFamily(event.target.value)}>
            {family === null && <option value={OWN}>내 파일</option>}
            {families.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.file} htmlFor={picker}>
          내 파일 열기 (.tflite, .onnx, .ort)
          <ModelPicker id={picker} onFiles={(files) => void openOwn(files)} />
        </label>
        <span className={styles.hint}>파일은 브라우저를 떠나지 않습니다.</span>
      </div>
      <fieldset className={styles.candidates}>
        <legend>비교할 것</legend>
        {candidates.map(({ id, runtime, file, precision, ...candidate }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <b>{runtime}</b> <code>{file}</code>{' '}
            <small>{[precision, ...settingsOf(candidate)].filter(Boolean).join(', ')}</small>
          </label>
        ))}
      </fieldset>
      <Variations />
      <OpenSizes
        key={`${family ?? ''}${candidates[0]?.file ?? ''}`}
        inputs={inputs}
        onSize={setSize}
      />
      {inputs.map((input, index) => (
        <InputPanel
          key={`${family ?? ''}${input.name}${input.shape.join()}`}
          shape={input.shape}
          type={input.type}
          range={zoo?.input.range ?? [0, 1]}
          meaning={zoo?.input.meaning ?? input.name}
          samples={index === 0 ? choices : []}
          frontEnd={index === 0 ? (zoo?.frontEnd ?? null) : null}
          values={values[index] ?? new Float32Array()}
          onChange={(next) => setValues(index, next)}
        />
      ))}
      <div className={styles.row}>
        <NumberField name="warmup" label="예열(회)" max={100} />
        <NumberField name="runs" label="측정(회)" max={1000} />
        <NumberField name="threads" label="스레드" max={threads} />
        {threads === 1 && (
          <Link className={styles.hint} to="/environment#threads">
            왜 한 스레드인가요?
          </Link>
        )}
      </div>
    </fieldset>
  );
}
