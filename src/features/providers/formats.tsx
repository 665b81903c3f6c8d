import { useShallow } from 'zustand/react/shallow';
import { download } from '@/shared/files/download.ts';
import { median } from '@/shared/format/statistics.ts';
import { formatExactBytes, formatMilliseconds } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { convert, useProviders } from './provider-store.ts';
import styles from './providers.module.css';

function Converted() {
  const converted = useProviders((state) => state.converted);
  if (converted === null) return null;
  const { report, file } = converted;
  const name = file.replace(/\.onnx$/i, '.ort');
  const files = [
    { file, bytes: report.sourceBytes, loads: report.loads.source },
    { file: name, bytes: report.ort.size, loads: report.loads.ort },
  ];
  return (
    <>
      <Scrolled label="변환한 파일과 원본의 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">파일</th>
              <th scope="col">바이트</th>
              <th scope="col">여는 시간 (중앙값, 번갈아 {report.loads.ort.length}회)</th>
            </tr>
          </thead>
          <tbody>
            {files.map((one) => (
              <tr key={one.file}>
                <th scope="row">{one.file}</th>
                <td className={styles.number}>{formatExactBytes(one.bytes)}</td>
                <td className={styles.number}>{formatMilliseconds(median(one.loads))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <p role="status">
        위의 입력을 두 파일에 넣었습니다.{' '}
        {report.largestDifference === 0
          ? '두 파일의 출력이 비트까지 같습니다.'
          : Number.isNaN(report.largestDifference)
            ? '두 파일의 출력이 서로 다른 형상이라 견줄 수 없습니다.'
            : `출력의 가장 큰 차이는 ${report.largestDifference.toExponential(2)}입니다.`}{' '}
        {report.ort.size > report.sourceBytes &&
          '작은 모델에서는 .ort가 오히려 큽니다. FlatBuffers의 고정 비용이 들기 때문이고, 이득은 protobuf와 최적화기를 뺀 작은 런타임에 있습니다.'}
      </p>
      <Button size="sm" onClick={() => download(name, report.ort, 'application/octet-stream')}>
        {name} 내려받기
      </Button>
    </>
  );
}

/** `.onnx` → `.ort` in the page, and what that fixes. */
export function Formats() {
  const { file, working, level } = useProviders(
    useShallow(({ file, working, level }) => ({ file, working, level })),
  );
  const isOrt = /\.ort$/i.test(file);
  return (
    <section className={styles.section} aria-labelledby="formats">
      <h2 id="formats">파일 형식: .onnx와 .ort</h2>
      <Scrolled label=".ort에 굳는 것의 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">.ort에 굳는 것</th>
              <th scope="col">실행할 때 정하는 것</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>그래프 최적화의 결과: 융합, 상수 접기</td>
              <td>실행 제공자와 스레드 수</td>
            </tr>
            <tr>
              <td>연산자마다 쓸 커널의 버전</td>
              <td>입력의 형상에 따른 메모리 배치</td>
            </tr>
            <tr>
              <td>가중치(메모리에 올린 자리에서 바로 씀)</td>
              <td>커널 안의 미리 싸기(prepacking)</td>
            </tr>
          </tbody>
        </table>
      </Scrolled>
      <p className={styles.hint}>
        변환은 양자화를 하지 않습니다. 브라우저에서 .ort는 wasm에서만 여세요. WebGPU에서는
        실패하거나 빈 출력이 나올 수 있습니다.
      </p>
      <div className={styles.row}>
        <Button disabled={isOrt || working !== null} onClick={() => void convert()}>
          {working === 'convert' ? '변환하는 중' : '.ort로 변환'}
        </Button>
        <span className={styles.hint}>
          {isOrt
            ? '이 파일은 이미 .ort입니다.'
            : `위에서 고른 최적화 수준(${level})으로 변환합니다.`}
        </span>
      </div>
      <Converted />
    </section>
  );
}
