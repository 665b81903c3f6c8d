import { median } from '@/shared/format/statistics.ts';
import { formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { convert, makeConfig, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function Converted() {
  const { converted, inputs } = useProviders();
  if (converted === null) return null;
  const { report, file } = converted;
  const name = file.replace(/\.onnx$/, '.ort');
  const outputs = report.largestDifference === 0;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">파일</th>
              <th scope="col">바이트</th>
              <th scope="col">여는 시간 (중앙값, 5회)</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{file}</th>
              <td className={styles.number}>{formatExactBytes(report.sourceBytes)}</td>
              <td className={styles.number}>{formatMilliseconds(median(report.loads.source))}</td>
            </tr>
            <tr>
              <th scope="row">{name}</th>
              <td className={styles.number}>{formatExactBytes(report.ort.byteLength)}</td>
              <td className={styles.number}>{formatMilliseconds(median(report.loads.ort))}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p role="status">
        {inputs.length > 0 && '위의 입력을 두 파일에 넣었습니다. '}
        {outputs
          ? '두 파일의 출력이 비트까지 같습니다.'
          : `출력의 가장 큰 차이는 ${report.largestDifference.toExponential(2)}입니다.`}{' '}
        {report.ort.byteLength > report.sourceBytes &&
          '작은 모델에서는 .ort가 오히려 큽니다. FlatBuffers의 고정 비용이 들기 때문이고, 이득은 protobuf와 최적화기를 뺀 작은 런타임에 있습니다.'}
      </p>
      <Button
        size="sm"
        onClick={() => download(name, report.ort.slice().buffer, 'application/octet-stream')}
      >
        {name} 내려받기
      </Button>
    </>
  );
}

/** `.onnx` → `.ort` in the page, and the list of operators for a reduced build. */
export function Formats() {
  const { file, working, config } = useProviders();
  const isOrt = file.endsWith('.ort');
  return (
    <section aria-labelledby="formats">
      <h2 id="formats">파일 형식과 직접 빌드</h2>
      <p>
        .ort에는 그래프 최적화의 결과가 굳어 있습니다. 어느 제공자에서 실행할지, 스레드를 몇 개
        쓸지는 여전히 런타임이 정합니다. 양자화는 하지 않습니다. 브라우저에서 .ort는 wasm에서만
        여세요. WebGPU에서는 실패하거나 빈 출력이 나올 수 있습니다.
      </p>
      <div className={styles.row}>
        <Button disabled={isOrt || working !== null} onClick={() => void convert()}>
          {working === 'convert' ? '변환하는 중' : '.ort로 변환'}
        </Button>
        <Button disabled={working !== null} onClick={() => void makeConfig(false)}>
          연산자 설정 만들기
        </Button>
        <Button disabled={working !== null} onClick={() => void makeConfig(true)}>
          자료형까지
        </Button>
      </div>
      <Converted />
      {config !== null && (
        <>
          <p>
            축소 빌드의 <code>--include_ops_by_config</code>에 주는 파일입니다. 이 모델은 연산자{' '}
            {new Set(config.match(/(?<=[;,])[A-Z]\w+/g)).size}가지만 있으면 됩니다.
          </p>
          <pre className={styles.config}>{config}</pre>
          <Button
            size="sm"
            onClick={() => download('required_operators.config', config, 'text/plain')}
          >
            설정 내려받기
          </Button>
        </>
      )}
      <details className={styles.log}>
        <summary>공개된 빌드의 크기와 출처</summary>
        <ul>
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
