import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatExactBytes } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { save } from '../export/save.ts';
import { useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import styles from '../panels/panels.module.css';
import { methodsOf } from '../resolver/resolver-code.ts';
import { marksOf } from '../slider/marks.ts';
import { xxdText } from './c-array.ts';
import { PLATFORMS, type Platform, projectName, projectOf } from './projects.ts';
import type { Deployment } from './sources.ts';

/** Characters of a file that are shown; the archive has all of them. */
const SHOWN = 6000;
/** More bytes than this as C text would stop the page for too long. */
const LARGEST_ARRAY = 4 * 1024 * 1024;

function FileText({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <details>
      <summary>
        <code>{name}</code>
      </summary>
      <div className={styles.codeFrame}>
        <CopyButton text={text} />
        <pre className={styles.code}>
          {text.slice(0, SHOWN)}
          {text.length > SHOWN && '\n…'}
        </pre>
      </div>
    </details>
  );
}

/** From the .tflite to a project for a board, step by step. */
export default function DeployPanel() {
  const file = useArenaMap((state) => state.file);
  const model = useArenaMap((state) => state.model);
  const name = useArenaMap((state) => state.name);
  const reference = useArenaMap((state) => state.reference);
  const smallest = useArenaMap((state) => state.smallest);
  const { smallest: least } = marksOf(reference, smallest);
  const [platform, setPlatform] = useState<Platform>('arduino');

  const deployment = useMemo((): Deployment | null => {
    const main = model?.subgraphs[0];
    if (file === null || model === null || main === undefined || least === null) return null;
    const typeOf = (index: number | undefined) =>
      (index === undefined ? undefined : main.tensors[index]?.type) ?? 'UINT8';
    return {
      fileName: name,
      model: file,
      methods: methodsOf(model),
      arenaBytes: least,
      inputType: typeOf(main.inputs[0]),
      outputType: typeOf(main.outputs[0]),
    };
  }, [file, model, name, least]);
  const tooLarge = file !== null && file.length > LARGEST_ARRAY;
  const files = useMemo(
    () => (deployment === null || tooLarge ? [] : projectOf(platform, deployment)),
    [deployment, platform, tooLarge],
  );
  const array = useMemo(
    () => (deployment === null || tooLarge ? '' : xxdText(name, deployment.model)),
    [deployment, name, tooLarge],
  );

  if (deployment === null) {
    return <p>모델이 동작하는 아레나 크기를 찾아야 배포 파일을 만들 수 있습니다.</p>;
  }
  if (tooLarge) {
    return (
      <p>
        모델이 4 MB보다 커서 C 배열로 만들지 않습니다. 마이크로컨트롤러의 플래시에도 크기가 큽니다.
      </p>
    );
  }

  const download = async () => {
    const { strToU8, zipSync } = await import('fflate');
    const folder = projectName(name);
    const entries = files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)] as const);
    const archive = zipSync(Object.fromEntries(entries), { level: 6 });
    save(
      new Blob([new Uint8Array(archive)], { type: 'application/zip' }),
      `${folder}-${platform}.zip`,
    );
  };

  return (
    <div className={styles.stack}>
      <ol className={styles.steps}>
        <li>
          <b>모델 파일</b>
          <p>
            <code>{name}</code>, {formatExactBytes(deployment.model.length)}.
          </p>
        </li>
        <li>
          <b>C 배열</b>
          <p>
            <code>xxd -i {name}</code>가 출력하는 글과 한 바이트도 다르지 않습니다. 플래시에 두려면{' '}
            <code>const</code>를, 정렬을 지키려면 <code>alignas(16)</code>을 붙여야 합니다.
          </p>
          <FileText name={`xxd -i ${name}`} text={array} />
        </li>
        <li>
          <b>헤더와 스케치</b>
          <p>
            연산자 {deployment.methods.length}개를 등록하고, 측정한 최소 아레나{' '}
            {formatExactBytes(deployment.arenaBytes)}를 씁니다. 보드의 커널이 다르면 더 필요할 수
            있으니 보드에서 다시 재세요.
          </p>
          <div className={styles.tools}>
            <label>
              플랫폼{' '}
              <select
                value={platform}
                onChange={({ currentTarget }) => setPlatform(currentTarget.value as Platform)}
              >
                {Object.entries(PLATFORMS).map(([key, label]) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <Button size="sm" tone="primary" onClick={() => void download()}>
              <Download size={14} aria-hidden />
              zip 내려받기
            </Button>
          </div>
          {files.map(({ path, text }) => (
            <FileText key={path} name={path} text={text} />
          ))}
        </li>
      </ol>
    </div>
  );
}
