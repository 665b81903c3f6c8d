import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import type { CodeLocation, ConsoleLine, StackFrame } from '@/runtime/contract/console.ts';
import type { RunError } from '@/runtime/contract/run.ts';
import { Meanings } from '@/shared/errors/explained.tsx';
import { formatInteger } from '@/shared/format/units.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Value } from './console-value.tsx';
import styles from './console-view.module.css';

/** Drawn at once; the rest is one click away. More would slow every new line. */
const LINES_SHOWN = 500;
/** A failure's messages come last and are few. */
const LINES_EXPLAINED = 40;

/** Two lines: a scroll bar seldom stops at the very end. */
const NEAR_END_PX = 40;

const ENGINE_LABELS = { tflm: 'TFLM', onnx: 'ORT', tflite: 'TFLite' } as const;

function Place({ location }: { readonly location: CodeLocation }) {
  const editor = useLabSession((session) => session.editor);
  return (
    <button
      type="button"
      className={styles.place}
      onClick={() => {
        editor?.markLine(location.line);
        editor?.focus();
      }}
    >
      {location.line}행
    </button>
  );
}

function Line({ line }: { readonly line: ConsoleLine }) {
  return (
    <li className={styles.line} data-level={line.level} data-source={line.source}>
      {line.source === 'runtime' && line.engine !== null && (
        <span className={styles.engine}>{ENGINE_LABELS[line.engine]}</span>
      )}
      {line.source === 'lab' && <span className={styles.engine}>실험실</span>}
      <span className={styles.values}>
        {line.values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the values of a line never change.
          <Value key={index} value={value} top />
        ))}
      </span>
      {line.location !== null && <Place location={line.location} />}
    </li>
  );
}

function Frames({ stack }: { readonly stack: readonly StackFrame[] }) {
  return (
    <ol className={styles.stack}>
      {stack.map((frame, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stack never changes.
        <li key={index}>
          {frame.name ?? '(모듈)'} <Place location={frame.location} />
        </li>
      ))}
    </ol>
  );
}

function Failure({ error }: { readonly error: RunError }) {
  return (
    <div className={styles.failure} role="alert">
      <p>
        <b>{error.name}</b>: {error.message}{' '}
        {error.location !== null && <Place location={error.location} />}
      </p>
      {error.stack.length > 1 && <Frames stack={error.stack} />}
    </div>
  );
}

/** True while the end of the console is in view: who has scrolled up to read is left there. */
function useFollowing(end: RefObject<HTMLElement | null>, runNumber: number) {
  const following = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new run is followed from its start.
  useEffect(() => {
    following.current = true;
  }, [runNumber]);
  useEffect(() => {
    const scroller = end.current?.closest('[role="tabpanel"]');
    if (!scroller) return;
    const look = () => {
      const below = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      following.current = below < NEAR_END_PX;
    };
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  });
  return following;
}

/** What was said by a runtime or went wrong, as text that can be explained. */
function troubleOf(lines: readonly ConsoleLine[], error: RunError | null): string {
  const said = lines
    .filter(({ source, level }) => source === 'runtime' || level === 'error')
    .slice(-LINES_EXPLAINED)
    .flatMap(({ values }) =>
      values.map((value) =>
        value.kind === 'primitive' ? value.text : value.kind === 'error' ? value.message : '',
      ),
    );
  return [...said, error?.message ?? ''].join('\n');
}

export function ConsoleView() {
  const lines = useLabSession((session) => session.lines);
  const omitted = useLabSession((session) => session.omittedLines);
  const error = useLabSession((session) => session.error);
  const runNumber = useLabSession((session) => session.runNumber);
  const done = useLabSession((session) => session.outcome?.status === 'done');
  const [expandedRun, setExpandedRun] = useState(0);
  const end = useRef<HTMLDivElement>(null);
  const all = expandedRun === runNumber;
  const shown = all ? lines : lines.slice(-LINES_SHOWN);

  const following = useFollowing(end, runNumber);

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows every new line.
  useLayoutEffect(() => {
    if (following.current) end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines, error]);

  if (lines.length === 0 && error === null) {
    return (
      <EmptyState title={done ? '출력 없이 끝났습니다' : '아직 출력이 없습니다'}>
        <p>
          {done
            ? '값을 보려면 console.log를 넣고 다시 실행하세요.'
            : '실행을 누르면 console.log와 런타임의 메시지가 여기에 나옵니다.'}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.console}>
      {!all && lines.length > shown.length && (
        <Button size="sm" tone="quiet" onClick={() => setExpandedRun(runNumber)}>
          앞의 {formatInteger(lines.length - shown.length)}줄 보기
        </Button>
      )}
      <ol className={styles.lines} aria-label="콘솔 출력">
        {shown.map((line) => (
          <Line key={line.index} line={line} />
        ))}
      </ol>
      {omitted > 0 && (
        <p className={styles.omitted}>
          출력이 많아 {formatInteger(omitted)}줄은 보내지 않았습니다.
        </p>
      )}
      {error !== null && <Failure error={error} />}
      <div className={styles.help}>
        <Meanings message={troubleOf(lines, error)} />
      </div>
      <div ref={end} />
    </div>
  );
}
