import { Download } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { download } from '@/shared/files/download.ts';
import { formatExactBytes, formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { trialWorks, useArenaMap } from '../map-store.ts';
import { CopyButton } from '../panels/copy-button.tsx';
import panel from '../panels/panels.module.css';
import { whyNoSmallest } from '../slider/marks.ts';
import { xxdExcerpt, xxdName, xxdText } from './c-array.ts';
import styles from './deploy.module.css';
import { PLATFORMS, type Platform, type ProjectFile, projectName, projectOf } from './projects.ts';
import { modelHeader } from './sources.ts';
import { HEADROOMS, type Headroom, useDeployment, useRehearsal } from './use-deployment.ts';

/** Characters of a file that are shown; the archive has all of them. */
const SHOWN = 6000;
/** More bytes than this as C text would stop the page for too long. */
const LARGEST_ARRAY = 4 * 1024 * 1024;
const FIRST_BYTES = 16;
const OUTPUTS = 12;

function FileText({ file }: { readonly file: ProjectFile }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{file.path}</code>
      </summary>
      {open && (
        <div className={panel.codeFrame}>
          <CopyButton text={file.text} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre className={panel.code} tabIndex={0}>
            {file.text.slice(0, SHOWN)}
            {file.text.length > SHOWN && '\n…'}
          </pre>
        </div>
      )}
    </details>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li className={styles.step}>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, FIRST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

const told = (value: unknown): string =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(5) : String(value);

/** From the .tflite to the board, in the steps of the note's first figure. */
export default function DeployPanel() {
  const [platform, setPlatform] = useState<Platform>('arduino');
  const [headroom, setHeadroom] = useState<Headroom>('none');
  const reference = useArenaMap((state) => state.reference);
  const smallest = useArenaMap((state) => state.smallest);
  const deployment = useDeployment(headroom);
  const tooLarge = (deployment?.model.length ?? 0) > LARGEST_ARRAY;
  const rehearsal = useRehearsal(tooLarge ? null : deployment);
  const firstOutput = useArenaMap((state) => state.model?.subgraphs[0]?.outputs[0]);
  const expected = useMemo(() => {
    const first = rehearsal?.outputs.find(({ tensor }) => tensor === firstOutput);
    return first === undefined ? null : Array.from<unknown, string>(first.value.values, told);
  }, [rehearsal, firstOutput]);
  const files = useMemo(
    () => (deployment === null || tooLarge ? [] : projectOf(platform, deployment, expected)),
    [deployment, platform, tooLarge, expected],
  );
  if (deployment === null) {
    return (
      <p className={panel.note}>
        {whyNoSmallest(reference, smallest)} 이 크기를 알아야 배포 파일을 만들 수 있습니다.
      </p>
    );
  }
  if (tooLarge) {
    return (
      <p className={panel.note}>
        모델이 4 MB보다 커서 C 배열로 만들지 않습니다. 마이크로컨트롤러의 플래시에도 크기가 큽니다.
      </p>
    );
  }

  const { fileName, model, methods, arenaBytes } = deployment;
  const wholeArray = () => xxdText(fileName, model);
  const downloadProject = async () => {
    const { strToU8, zip } = await import('fflate');
    const folder = projectName(fileName);
    const entries = files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)] as const);
    // In a worker of fflate's own: some MB of text take their time.
    zip(Object.fromEntries(entries), { level: 6 }, (error, archive) => {
      if (error) showNotice({ tone: 'bad', text: `zip을 만들지 못했습니다: ${error.message}` });
      else download(`${folder}-${platform}.zip`, new Uint8Array(archive), 'application/zip');
    });
  };
  const works = rehearsal !== null && trialWorks(rehearsal.trial);

  return (
    <ol className={styles.flow} aria-label="배포 순서">
      <Step title="TensorFlow Lite 모델 (.tflite)">
        <p>
          <code>{fileName}</code>, {formatExactBytes(model.length)}. 오프셋 4부터 <code>TFL3</code>
          라고 적힌 FlatBuffer입니다.
        </p>
        <code className={styles.hex}>{hexOf(model)} …</code>
      </Step>
      <Step title="xxd로 바이트를 C 배열로">
        <p>
          <code>xxd -i {fileName}</code>가 출력하는 글과 한 바이트도 다르지 않습니다.
        </p>
        <div className={panel.codeFrame}>
          <CopyButton text={wholeArray} label="전체 복사" />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre className={panel.code} tabIndex={0}>
            {xxdExcerpt(fileName, model)}
          </pre>
        </div>
      </Step>
      <Step title="C/C++ 헤더와 소스">
        <p>
          <code>xxd</code>의 배열은 <code>const</code>가 아니라 RAM에 올라갑니다. 플래시에 두려고{' '}
          <code>const</code>를, 워드 단위로 읽을 수 있게 <code>alignas(16)</code>을 붙이고,{' '}
          <code>{xxdName(fileName)}</code> 대신 <code>g_model_data</code>라고 부릅니다.
        </p>
        <FileText file={{ path: 'model_data.h', text: modelHeader(deployment) }} />
      </Step>
      <Step title="MCU 응용 프로그램">
        <p>
          연산자 {methods.length}가지만 등록하고 아레나 {formatExactBytes(arenaBytes)}를 정적으로
          잡습니다. 보드의 커널이 다르면 더 필요할 수 있으니 보드에서 다시 재세요.
        </p>
        <div className={panel.tools}>
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
          <label>
            아레나{' '}
            <select
              value={headroom}
              onChange={({ currentTarget }) => setHeadroom(currentTarget.value as Headroom)}
            >
              {Object.entries(HEADROOMS).map(([key, label]) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <Button size="sm" tone="primary" onClick={() => void downloadProject()}>
            <Download size={14} aria-hidden />
            zip 내려받기
          </Button>
        </div>
        {files.map((file) => (
          <FileText key={file.path} file={file} />
        ))}
      </Step>
      <Step title="TFLM 인터프리터">
        {rehearsal === null ? (
          <p>같은 리졸버와 아레나로 엔진을 실행하고 있습니다.</p>
        ) : works ? (
          <p>
            이 리졸버(N = {Math.max(1, methods.length)})와 이 아레나로 엔진을 실행했습니다.
            AllocateTensors가 성공했고 <code>arena_used_bytes()</code>는{' '}
            <b>{formatInteger(rehearsal.trial.arenaUsedBytes)}</b>입니다.
          </p>
        ) : (
          <pre className={panel.code}>{rehearsal.trial.messages.join('\n').trimEnd()}</pre>
        )}
      </Step>
      <Step title="기기에서 추론">
        {works &&
          rehearsal.outputs.map(({ tensor, value }) => (
            <p key={tensor}>
              출력 <b>{value.name || '이름 없는 텐서'}</b> {value.type} [{value.shape.join(', ')}]:{' '}
              <code>
                {Array.from<unknown>(value.values).slice(0, OUTPUTS).map(told).join(', ')}
                {value.length > OUTPUTS && ' …'}
              </code>
            </p>
          ))}
        <p>
          지도에 넣은 입력으로 얻은 값입니다. 보드에서는 <code>RunModel()</code>이 입력을 채우는
          자리입니다. 프로젝트에도 같은 입력이 들어 있어, 보드의 출력을 이 값과 견줄 수 있습니다.
        </p>
      </Step>
    </ol>
  );
}
