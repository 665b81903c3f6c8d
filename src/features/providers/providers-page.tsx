import { useEffect, useId } from 'react';
import { Link } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import type { OptimizationLevel, Progress } from '@/runtime/contract/engine.ts';
import { ErrorBox, Explained } from '@/shared/errors/explained.tsx';
import { FileDrop } from '@/shared/files/file-drop.tsx';
import { ModelPicker } from '@/shared/files/model-picker.tsx';
import { InputPanel } from '@/shared/inputs/input-panel.tsx';
import { OpenSizes } from '@/shared/inputs/open-sizes.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { CodeTabs } from './code-tabs.tsx';
import { CustomBuild } from './custom-build.tsx';
import { Formats } from './formats.tsx';
import { PlacementView } from './placement-view.tsx';
import { ProviderList } from './provider-list.tsx';
import {
  chooseModel,
  inspect,
  openOwn,
  openPage,
  setLevel,
  setSize,
  setThreads,
  setValues,
  stop,
  useProviders,
} from './provider-store.ts';
import styles from './providers.module.css';

const LEVELS: readonly { readonly level: OptimizationLevel; readonly text: string }[] = [
  { level: 'disabled', text: 'disabled: 그대로' },
  { level: 'basic', text: 'basic: 뜻을 보존하는 정리' },
  { level: 'extended', text: 'extended: 융합까지' },
  { level: 'layout', text: 'layout: 데이터 배치까지' },
  { level: 'all', text: 'all: 전부' },
];

function Settings() {
  const { models, file, threads, level, working } = useProviders(
    useShallow(({ models, file, threads, level, working }) => ({
      models,
      file,
      threads,
      level,
      working,
    })),
  );
  const picker = useId();
  const most = crossOriginIsolated ? navigator.hardwareConcurrency : 1;
  return (
    <fieldset className={styles.settings} disabled={working !== null}>
      <legend className="visually-hidden">모델과 세션 옵션</legend>
      <label>
        모델
        <select value={file} onChange={(event) => void chooseModel(event.target.value)}>
          {models.map((model) => (
            <option key={model.file} value={model.file}>
              {model.title}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.file} htmlFor={picker}>
        내 파일 열기 (.onnx, .ort)
        <ModelPicker id={picker} onFiles={(files) => void openOwn(files)} />
      </label>
      <label>
        스레드
        <input
          type="number"
          min={1}
          max={most}
          value={threads}
          onChange={(event) => {
            const next = event.target.valueAsNumber;
            if (next >= 1 && next <= most) setThreads(Math.floor(next));
          }}
        />
      </label>
      {most === 1 && (
        <Link className={styles.hint} to="/environment#threads">
          왜 한 스레드인가요?
        </Link>
      )}
      <label>
        그래프 최적화
        <select
          value={level}
          onChange={(event) => setLevel(event.target.value as OptimizationLevel)}
        >
          {LEVELS.map((one) => (
            <option key={one.level} value={one.level}>
              {one.text}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

/** One panel an input of the model. */
function Inputs() {
  const { inputs, values, samples, family, file } = useProviders(
    useShallow(({ inputs, values, samples, family, file }) => ({
      inputs,
      values,
      samples,
      family,
      file,
    })),
  );
  if (inputs === null) return null;
  return (
    <>
      <OpenSizes key={file} inputs={inputs} onSize={setSize} />
      {inputs.map((input, index) => (
        <InputPanel
          key={`${file}${input.name}${input.shape.join()}`}
          shape={input.shape}
          type={input.type}
          range={family?.input.range ?? [0, 1]}
          meaning={family?.input.meaning ?? input.name}
          samples={index === 0 ? samples : []}
          frontEnd={index === 0 ? (family?.frontEnd ?? null) : null}
          values={values[index] ?? new Float32Array()}
          onChange={(next) => setValues(index, next)}
        />
      ))}
    </>
  );
}

function progressText(progress: Progress | null): string {
  switch (progress?.stage) {
    case 'running':
      return `실행 ${progress.done}/${progress.total ?? '?'}`;
    case 'loading':
      return progress.totalBytes === null
        ? `${progress.what} 불러오는 중`
        : `${progress.what} 불러오는 중 ${Math.round((100 * progress.loadedBytes) / progress.totalBytes)}%`;
    default:
      return '세션을 만드는 중';
  }
}

function Run() {
  const { working, progress, inspected, reading } = useProviders(
    useShallow(({ working, progress, inspected, inputs, problem }) => ({
      working,
      progress,
      inspected,
      reading: inputs === null && problem === null,
    })),
  );
  return (
    <div className={styles.row}>
      {working === null ? (
        <Button tone="primary" disabled={reading} onClick={() => void inspect()}>
          이 선택으로 실행
        </Button>
      ) : (
        <Button tone="danger" onClick={stop}>
          중지
        </Button>
      )}
      {working !== null && (
        <span role="status" className={styles.hint}>
          {progressText(progress)}
        </span>
      )}
      {working === null && inspected === null && (
        <span className={styles.hint}>처음에는 런타임(wasm 14 MB, WebGPU 17 MB)을 불러옵니다.</span>
      )}
    </div>
  );
}

/** Which node runs where, why, and what a choice of providers and options changes. */
export function ProvidersPage() {
  const { asking, problem, inspected, working } = useProviders(
    useShallow((state) => ({
      asking: state.providers === null && state.problem === null,
      problem: state.problem,
      inspected: state.inspected,
      working: state.working !== null,
    })),
  );
  useEffect(() => void openPage(), []);
  return (
    <FileDrop className={styles.page} disabled={working} onFiles={(files) => void openOwn(files)}>
      <PageTitle>실행 제공자</PageTitle>
      <header>
        <h1>노드는 어디에서 실행되는가</h1>
        <p>
          ONNX Runtime에 실행 제공자를 골라 주고, 런타임이 각 노드를 실제로 어디에 놓았는지 런타임의
          로그로 확인합니다.
        </p>
      </header>
      {asking ? (
        <EmptyState title="브라우저에 물어보는 중입니다" />
      ) : (
        <>
          <Settings />
          <ProviderList />
          <Inputs />
          <Run />
          {problem !== null && <Explained message={problem} />}
          {inspected === null ? (
            <EmptyState title="아직 실행한 것이 없습니다">
              <p>실행하면 노드마다 제공자와 시간, 폴백한 이유가 나옵니다.</p>
            </EmptyState>
          ) : (
            <PlacementView />
          )}
          <CodeTabs />
          <Formats />
          <CustomBuild />
        </>
      )}
      <ErrorBox />
    </FileDrop>
  );
}
