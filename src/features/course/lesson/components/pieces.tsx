import { Play } from 'lucide-react';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { runEditor, useLabSession } from '@/runtime/client/lab-session.ts';
import { Button } from '@/shared/ui/button.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import type {
  ArenaProps,
  CompareProps,
  FigureProps,
  LabProps,
  NoteProps,
  RunProps,
} from '../../../../../content/components.ts';
import { askForLab, type LabTarget, pointsAt, useLabPlace } from '../lab-link.ts';
import { hoverOp } from '../op-link.ts';
import styles from './components.module.css';

// Mermaid is larger than everything else on the page together.
const Diagram = lazyPiece(() => import('@/shared/ui/diagram.tsx'));

export function Run({ children = '이 코드 실행하기' }: RunProps) {
  const running = useLabSession((session) => session.running);
  const ready = useLabSession((session) => session.editor !== null);
  return (
    <div className={styles.run}>
      <Button
        size="sm"
        disabled={running || !ready}
        onClick={() => {
          askForLab({ kind: 'tab', tab: 'console' });
          void runEditor();
        }}
      >
        <Play size={13} aria-hidden />
        {children}
      </Button>
    </div>
  );
}

function targetOf({ line, text, op, tab = 'console' }: LabProps): LabTarget {
  if (line !== undefined) return { kind: 'line', line };
  if (text !== undefined) return { kind: 'text', text };
  return op !== undefined ? { kind: 'op', op } : { kind: 'tab', tab };
}

export function Lab(props: LabProps) {
  const target = targetOf(props);
  const lit = useLabPlace((place) => pointsAt(target, place));
  const { op } = props;
  const hover =
    op === undefined
      ? {}
      : {
          onPointerEnter: () => hoverOp(op),
          onPointerLeave: () => hoverOp(null),
          onFocus: () => hoverOp(op),
          onBlur: () => hoverOp(null),
        };
  return (
    <button
      type="button"
      className={styles.labLink}
      aria-current={lit ? 'location' : undefined}
      onClick={() => askForLab(target)}
      {...hover}
    >
      {props.children}
    </button>
  );
}

export function Arena({ model, children }: ArenaProps) {
  return <Link to={`/arena?model=${encodeURIComponent(model)}`}>{children}</Link>;
}

export function Figure({ caption, chart, alt }: FigureProps) {
  return (
    <figure className={styles.figure}>
      <Suspense fallback={<div className={styles.figureSkeleton} />}>
        <Diagram chart={chart} alt={alt} />
      </Suspense>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

export function Compare({ children }: CompareProps) {
  return <div className={styles.compare}>{children}</div>;
}

export function Note({ tone = 'info', title, children }: NoteProps) {
  return (
    <aside className={styles.note} data-tone={tone}>
      <p className={styles.noteTitle}>{title}</p>
      {children}
    </aside>
  );
}
