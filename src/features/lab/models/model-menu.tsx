import { Boxes } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { recogniseFile } from '@/runtime/client/model-file.ts';
import { fileName, loadZoo, type ZooFamily } from '@/runtime/client/zoo.ts';
import type { EngineId } from '@/runtime/contract/engine.ts';
import type { ProgramFile } from '@/runtime/contract/run.ts';
import { formatBytes } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Dialog } from '@/shared/ui/dialog.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import styles from './model-menu.module.css';
import { RUNTIME_LABELS } from './starter-code.ts';
import { type MenuModel, writeStarter } from './write-starter.ts';

const ENGINES_OF = {
  tflite: ['tflm', 'tflite'],
  onnx: ['onnx'],
  ort: ['onnx'],
} as const satisfies Record<string, readonly EngineId[]>;

interface RowProps {
  readonly model: MenuModel;
  readonly bytes: number;
  readonly note: string;
  readonly engines: readonly EngineId[];
  /** The runtime whose program is being written, if it is this model's. */
  readonly busy: EngineId | null;
  readonly disabled: boolean;
  readonly onChoose: (engine: EngineId) => void;
}

function Row({ model, bytes, note, engines, busy, disabled, onChoose }: RowProps) {
  return (
    <li className={styles.row}>
      <code>{model.file}</code>
      <span className={styles.facts}>
        {formatBytes(bytes)}
        {note !== '' && ` · ${note}`}
      </span>
      <span className={styles.engines}>
        {engines.map((engine) => (
          <Button
            key={engine}
            size="sm"
            disabled={disabled}
            aria-label={`${model.file}: ${RUNTIME_LABELS[engine]} 코드 쓰기`}
            onClick={() => onChoose(engine)}
          >
            {busy === engine ? '쓰는 중…' : RUNTIME_LABELS[engine]}
          </Button>
        ))}
      </span>
    </li>
  );
}

/** Which runtimes a file of the student's is for, told by its bytes as when it was opened. */
function useOwnModels(files: readonly ProgramFile[]) {
  const [own, setOwn] = useState<readonly { file: ProgramFile; engines: readonly EngineId[] }[]>(
    [],
  );
  useEffect(() => {
    let current = true;
    void Promise.all(
      files
        .filter(({ weightsOf }) => weightsOf === undefined)
        .map(async (file) => {
          const check = await recogniseFile(file.blob);
          return { file, engines: check.ok ? check.engines : [] };
        }),
    ).then((recognised) => current && setOwn(recognised));
    return () => {
      current = false;
    };
  }, [files]);
  return own;
}

const PRECISION_NAMES: Readonly<Record<string, string>> = {
  float32: 'float32',
  int8: 'int8 양자화',
  int16x8: 'int16 활성값 · int8 가중치',
  hybrid: '동적 범위 양자화(hybrid)',
};

/** The zoo and the student's files: choosing one writes a program for it into the editor. */
export default function ModelMenu({ onClose }: { readonly onClose: () => void }) {
  const editor = useLabSession((session) => session.editor);
  const own = useOwnModels(useLabSession((session) => session.files));
  const [zoo, setZoo] = useState<readonly ZooFamily[] | 'loading' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const [writing, setWriting] = useState<{ file: string; engine: EngineId } | null>(null);
  const life = useRef(new AbortController());

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try.
  useEffect(() => {
    let current = true;
    setZoo('loading');
    loadZoo()
      .then((families) => current && setZoo(families))
      .catch(() => current && setZoo('failed'));
    return () => {
      current = false;
    };
  }, [attempt]);
  useEffect(() => {
    const controller = new AbortController();
    life.current = controller;
    return () => controller.abort();
  }, []);

  const choose = async (model: MenuModel, engine: EngineId) => {
    const { signal } = life.current;
    setWriting({ file: model.file, engine });
    try {
      const code = await writeStarter(model, engine, signal);
      if (signal.aborted) return;
      editor?.replaceText(code);
      onClose();
      showNotice({
        tone: 'info',
        text: `${RUNTIME_LABELS[engine]} 코드를 썼습니다: ${model.file}. 편집기에서 Ctrl+Z를 누르면 쓰던 코드로 돌아갑니다.`,
      });
    } catch (error) {
      if (signal.aborted) return;
      const said = error instanceof Error ? error.message : String(error);
      showNotice({ tone: 'bad', text: `${model.file}: 모델을 읽지 못했습니다. ${said}` });
      setWriting(null);
    }
  };
  const rowOf = (model: MenuModel, bytes: number, note: string, engines: readonly EngineId[]) => (
    <Row
      key={model.file}
      model={model}
      bytes={bytes}
      note={note}
      engines={engines}
      busy={writing?.file === model.file ? writing.engine : null}
      disabled={writing !== null || editor === null}
      onChoose={(engine) => void choose(model, engine)}
    />
  );

  return (
    <Dialog
      title={
        <>
          <Boxes size={16} aria-hidden /> 모델
        </>
      }
      hint="런타임을 고르면 그 모델을 실행하는 코드를 편집기에 씁니다. TFLM 코드는 필요한 연산자와 아레나 크기를 엔진에 물어보고 적습니다."
      width="column"
      onClose={onClose}
    >
      <div className={styles.list}>
        {own.length > 0 && (
          <section>
            <h3>내 파일</h3>
            <p>이 브라우저 밖으로 나가지 않습니다.</p>
            <ul aria-label="내 모델">
              {own.map(({ file: { name, blob }, engines }) =>
                rowOf({ file: name, blob }, blob.size, '', engines),
              )}
            </ul>
          </section>
        )}
        {zoo === 'loading' && <p role="status">모델 목록을 불러오는 중입니다.</p>}
        {zoo === 'failed' && (
          <p role="alert">
            모델 목록을 불러오지 못했습니다.{' '}
            <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
              다시 시도
            </Button>
          </p>
        )}
        {typeof zoo === 'object' &&
          zoo.map((family) => (
            <section key={family.name}>
              <h3>{family.title}</h3>
              <p>{family.teaches}</p>
              <ul aria-label={family.title}>
                {family.variants.map((variant) =>
                  rowOf(
                    { file: fileName(variant), blob: null },
                    variant.bytes,
                    PRECISION_NAMES[variant.precision] ?? variant.precision,
                    ENGINES_OF[variant.format],
                  ),
                )}
              </ul>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
