import { FRAMEWORK_BYTES, kernelsBytes } from '@/runtime/client/code-size.ts';
import { formatExactBytes } from '@/shared/format/units.ts';
import { Scrolled } from '@/shared/ui/scrolled.tsx';
import { useArenaMap } from '../map-store.ts';
import styles from '../panels/panels.module.css';
import { neededOps } from '../resolver/resolver-code.ts';
import { marksOf, whyNoSmallest } from '../slider/marks.ts';
import { BOARDS, type Fit, fitOn } from './boards.ts';

/** As data sheets count memory: 1 KB is 1,024 bytes. */
function formatMemory(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 10) return `${kilobytes.toFixed(1)} KB`;
  return kilobytes < 1024 ? `${Math.floor(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

function Room({ left, of }: { readonly left: number; readonly of: number }) {
  const used = Math.min(1, Math.max(0, (of - left) / of));
  return (
    <>
      <span className={left < 0 ? styles.bad : styles.good}>
        {left < 0 ? `${formatMemory(-left)} 모자람` : `${formatMemory(left)} 남음`}
      </span>
      <span className={styles.gauge} data-over={left < 0}>
        <span style={{ inlineSize: `${used * 100}%` }} />
      </span>
      <span className={styles.of}>/ {formatMemory(of)}</span>
    </>
  );
}

function Row({ fit }: { readonly fit: Fit }) {
  const { board, ramLeft, flashLeft, fits } = fit;
  return (
    <tr data-board={board.name} data-fits={fits}>
      <th scope="row" className={styles.board}>
        {board.name}
        <span className={styles.sub}>{board.core}</span>
      </th>
      <td className={fits ? styles.good : styles.bad}>
        {fits ? '들어갑니다' : '들어가지 않습니다'}
      </td>
      <td>
        <Room left={ramLeft} of={board.ram} />
      </td>
      <td>
        <Room left={flashLeft} of={board.flash} />
      </td>
      <td className={styles.source}>
        {board.source}
        {board.secondary && ' (2차 자료)'}
        {board.caution !== null && <span className={styles.sub}>{board.caution}</span>}
      </td>
    </tr>
  );
}

/** Which boards the model, its arena and the runtime fit, and how much is left. */
export default function BoardsPanel() {
  const file = useArenaMap((state) => state.file);
  const model = useArenaMap((state) => state.model);
  const reference = useArenaMap((state) => state.reference);
  const smallest = useArenaMap((state) => state.smallest);
  const { smallest: least } = marksOf(reference, smallest);
  if (file === null || model === null) return null;
  if (least === null) {
    return (
      <p className={styles.note}>
        {whyNoSmallest(reference, smallest)} 이 크기를 알아야 보드와 견줄 수 있습니다.
      </p>
    );
  }
  const code = FRAMEWORK_BYTES + kernelsBytes(neededOps(model).map(({ op }) => op));
  const need = { arena: least, model: file.length, code };
  return (
    <div className={styles.stack}>
      <p className={styles.note}>
        RAM에는 아레나 <b>{formatExactBytes(least)}</b>(측정), 플래시에는 모델{' '}
        <b>{formatExactBytes(file.length)}</b>(측정)과 런타임 코드 약 <b>{formatMemory(code)}</b>
        (추정)가 들어갑니다. 코드는 이 실험실의 WebAssembly 빌드에서 잰 크기라 보드에서는 다릅니다.
        스택과 응용 프로그램, 무선 통신이 쓰는 RAM은 더하지 않았습니다.
      </p>
      <Scrolled label="보드 표">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">보드</th>
              <th scope="col">결과</th>
              <th scope="col">RAM</th>
              <th scope="col">플래시 (코드는 추정)</th>
              <th scope="col">수치의 출처</th>
            </tr>
          </thead>
          <tbody>
            {BOARDS.map((board) => (
              <Row key={board.name} fit={fitOn(board, need)} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </div>
  );
}
