import { Play } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { runEditor, useLabSession } from '@/runtime/client/lab-session.ts';
import { Button } from '@/shared/ui/button.tsx';
import { askForLab, type LabTarget } from '../lab-link.ts';
import { hoverOp, useOpLink } from '../op-link.ts';
import styles from './components.module.css';

// Mermaid is larger than everything else on the page together.
const Diagram = lazy(() => import('@/shared/ui/diagram.tsx'));

/** Runs what is in the editor. */
export function Run({ children = '이 코드 실행하기' }: { readonly children?: ReactNode }) {
  const running = useLabSession((session) => session.running);
  const ready = useLabSession((session) => session.editor !== null);
  return (
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
  );
}

type LabLinkProps = { readonly children: ReactNode } & (
  | { readonly line: number }
  | { readonly text: string }
  | { readonly tab: 'console' | 'output' | 'arena' | 'nodes' | 'performance' }
  | { readonly op: number }
);

function targetOf(props: LabLinkProps): LabTarget {
  if ('line' in props) return { kind: 'line', line: props.line };
  if ('text' in props) return { kind: 'text', text: props.text };
  if ('op' in props) return { kind: 'op', op: props.op };
  return { kind: 'tab', tab: props.tab };
}

/** A word of the text that points into the lab: a line of code, a tab, an op on the map. */
export function Lab(props: LabLinkProps) {
  const op = 'op' in props ? props.op : null;
  const lit = useOpLink((link) => op !== null && link.lit === op);
  const hover =
    op === null
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
      data-lit={lit}
      onClick={() => askForLab(targetOf(props))}
      {...hover}
    >
      {props.children}
    </button>
  );
}

interface FigureProps {
  readonly caption: string;
  /** Mermaid. */
  readonly chart: string;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
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

/** Two blocks side by side where there is room: C++ and its TypeScript. */
export function Compare({ children }: { readonly children: ReactNode }) {
  return <div className={styles.compare}>{children}</div>;
}

/** Something to keep in mind, or a mistake that many make. */
export function Note({
  tone = 'info',
  title,
  children,
}: {
  readonly tone?: 'info' | 'warn';
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <aside className={styles.note} data-tone={tone}>
      <p className={styles.noteTitle}>{title}</p>
      {children}
    </aside>
  );
}
