import { useId, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ReducedConfigOptions } from '@/runtime/contract/placement.ts';
import { download } from '@/shared/files/download.ts';
import { Button } from '@/shared/ui/button.tsx';
import { ALL_OPERATORS } from './all-operators.ts';
import { makeConfig, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

function buildCommand({ withTypes, from }: ReducedConfigOptions): string {
  return [
    './build.sh --config MinSizeRel --android --android_abi arm64-v8a',
    ...(from === 'ort' ? ['  --minimal_build extended --disable_exceptions'] : []),
    '  --include_ops_by_config required_operators.config',
    ...(withTypes ? ['  --enable_reduced_operator_type_support'] : []),
  ].join(' \\\n');
}

function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so it takes the keyboard.
    <section className={styles.config} tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
  );
}

function Config({ options }: { readonly options: ReducedConfigOptions }) {
  const config = useProviders((state) => state.config);
  if (config === null) return null;
  const { text, operators } = config;
  const share = ((100 * operators.length) / ALL_OPERATORS.count).toFixed(1);
  return (
    <>
      <p role="status">
        연산자 {operators.length}가지면 됩니다. ONNX Runtime {ALL_OPERATORS.version}의 CPU 제공자가
        커널을 가진 {ALL_OPERATORS.count}가지의 {share}%입니다.
      </p>
      <Code label="축소 빌드 설정" text={text} />
      <Button size="sm" onClick={() => download('required_operators.config', text, 'text/plain')}>
        설정 내려받기
      </Button>
      <p className={styles.hint}>이 설정으로 빌드하는 명령:</p>
      <Code label="빌드 명령" text={buildCommand(options)} />
    </>
  );
}

/** What a build of the runtime needs for these models, and how large others became. */
export function CustomBuild() {
  const id = useId();
  const { models, file, working } = useProviders(
    useShallow(({ models, file, working }) => ({ models, file, working })),
  );
  const [more, setMore] = useState<readonly string[]>([]);
  const [from, setFrom] = useState<ReducedConfigOptions['from']>('ort');
  const [types, setTypes] = useState(true);
  const chosen = models.filter((model) => model.file === file || more.includes(model.file));
  // A file that is .ort already has lost what the export said.
  const mustBeOrt = chosen.some((model) => /\.ort$/i.test(model.file));
  const options: ReducedConfigOptions = {
    from: mustBeOrt ? 'ort' : from,
    withTypes: types && (mustBeOrt || from === 'ort'),
  };
  const forget = () => useProviders.setState({ config: null });
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>직접 빌드: 꼭 필요한 연산자만</h2>
      <p>
        앱에 들어가는 모델을 모두 고르면, 축소 빌드의 <code>--include_ops_by_config</code>에 주는
        파일을 만듭니다. ONNX Runtime의 파이썬 도구가 쓰는 것과 같은 글자입니다.
      </p>
      <fieldset className={styles.models} disabled={working !== null}>
        <legend>모델</legend>
        {models.map((model) => (
          <label key={model.file}>
            <input
              type="checkbox"
              checked={model.file === file || more.includes(model.file)}
              disabled={model.file === file}
              onChange={() => {
                forget();
                setMore(
                  more.includes(model.file)
                    ? more.filter((one) => one !== model.file)
                    : [...more, model.file],
                );
              }}
            />
            <code>{model.file}</code>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.row} disabled={working !== null}>
        <legend className="visually-hidden">설정의 기준</legend>
        <label className={styles.field}>
          기준
          <select
            value={options.from}
            disabled={mustBeOrt}
            onChange={(event) => {
              forget();
              setFrom(event.target.value as ReducedConfigOptions['from']);
            }}
          >
            <option value="ort">최적화한 그래프(.ort): 최소 빌드용</option>
            <option value="onnx">내보낸 그대로(.onnx): .onnx를 읽는 빌드용</option>
          </select>
        </label>
        <label className={styles.field}>
          <input
            type="checkbox"
            checked={options.withTypes}
            disabled={options.from === 'onnx'}
            onChange={(event) => {
              forget();
              setTypes(event.target.checked);
            }}
          />
          자료형까지 줄이기
        </label>
        <Button
          onClick={() =>
            void makeConfig(
              chosen.map((model) => model.file),
              options,
            )
          }
        >
          {working === 'config' ? '만드는 중' : '연산자 설정 만들기'}
        </Button>
      </fieldset>
      <Config options={options} />
      <details className={styles.log}>
        <summary>공개된 빌드의 크기와 출처</summary>
        <ul className={styles.summary}>
          <li>
            Android 1.13.1, 전체 → 예전 mobile 패키지: arm64 12.2 → 3.2 MB, arm32 8.4 → 2.3 MB
            (onnxruntime PR #21605, 2024-08)
          </li>
          <li>
            Android AAR, 최소 빌드에서 전체 연산자 → 축소: 약 7 → 5 MB (onnxruntime PR #7559,
            2021-05)
          </li>
          <li>
            최근의 arm64 .so, 전체 → 트랜스포머 하나에 맞춤: 27 → 11 MB, 압축하면 9.9 → 4.2 MB
            (cantoo-scribe/capacitor-onnx 문서, 제삼자)
          </li>
        </ul>
      </details>
    </section>
  );
}
