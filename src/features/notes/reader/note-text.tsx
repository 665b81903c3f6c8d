import type { Element, Root, RootContent } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Check, Copy } from 'lucide-react';
import { toString as textOf } from 'mdast-util-to-string';
import {
  type ComponentProps,
  createContext,
  memo,
  Suspense,
  startTransition,
  use,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { Link } from 'react-router';
import type { Figure } from '@/note/model.ts';
import { useNear } from '@/shared/browser/use-near.ts';
import { fenceLanguage } from '@/shared/markdown/fence-language.ts';
import { Button } from '@/shared/ui/button.tsx';
import { ColouredCode } from '@/shared/ui/coloured-code.tsx';
import { lazyPiece } from '@/shared/ui/lazy-piece.tsx';
import { noteAddress, pathOfLink } from '../address.ts';
import { useNotes } from '../notes.ts';
import styles from './note-text.module.css';

const Diagram = lazyPiece(() => import('@/shared/ui/diagram.tsx'));

const Path = createContext('');
const Figures = createContext<ReadonlyMap<string, Figure>>(new Map());

/** A drawing, made when it comes near the screen: a note may have hundreds. */
function NoteFigure({ figure }: { readonly figure: Figure }) {
  const place = useRef<HTMLElement>(null);
  const near = useNear(place);
  const skeleton = <div className={styles.figureSkeleton} />;
  return (
    <figure ref={place} className={styles.figure}>
      {near ? (
        <Suspense fallback={skeleton}>
          <Diagram chart={figure.source} alt={figure.alt} />
        </Suspense>
      ) : (
        skeleton
      )}
    </figure>
  );
}

const COPIED_MS = 1500;
/** Longer code is given to the browser in runs of lines, of which it lays out those on the screen. */
const LONGEST_AT_ONCE = 60_000;
const LINES_OF_A_RUN = 200;

function LongCode({ code }: { readonly code: string }) {
  const lines = code.split(/(?<=\n)/);
  const runs = Array.from({ length: Math.ceil(lines.length / LINES_OF_A_RUN) }, (_, at) =>
    lines.slice(at * LINES_OF_A_RUN, (at + 1) * LINES_OF_A_RUN).join(''),
  );
  return (
    <code>
      {runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never move.
        <span key={index} className={styles.run}>
          {run}
        </span>
      ))}
    </code>
  );
}

function Pre({ node, ...props }: ComponentProps<'pre'> & { readonly node?: Element | undefined }) {
  const figures = use(Figures);
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(false);
  const code = node?.children[0];
  const id = code?.type === 'element' ? code.properties.dataFigure : undefined;
  const figure = typeof id === 'string' ? figures.get(id) : undefined;
  if (figure?.drawn === true) return <NoteFigure figure={figure} />;
  const language = code?.type === 'element' ? fenceLanguage(code) : null;
  const text = code?.type === 'element' ? textOf(code) : '';
  const copy = async () => {
    await navigator.clipboard.writeText(pre.current?.textContent ?? '');
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <div className={styles.code}>
      <button
        type="button"
        aria-label={copied ? '복사했습니다' : '코드 복사'}
        onClick={() => void copy()}
      >
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre {...props} ref={pre} tabIndex={0}>
        {text.length > LONGEST_AT_ONCE ? (
          <LongCode code={text} />
        ) : language === null ? (
          props.children
        ) : (
          <ColouredCode language={language} code={text} />
        )}
      </pre>
    </div>
  );
}

function ScrollingTable({
  node: _node,
  ...props
}: ComponentProps<'table'> & { readonly node?: Element | undefined }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.table} aria-label="표" tabIndex={0}>
      <table {...props} />
    </section>
  );
}

/** A link to another note opens it where it is here too; else its words are left. */
function Anchor({ node, ...props }: ComponentProps<'a'> & { readonly node?: Element | undefined }) {
  const path = use(Path);
  const link = node?.properties.dataNote;
  const target = useNotes(({ notes }) =>
    typeof link === 'string' ? pathOfLink(notes, path, link) : null,
  );
  if (target !== null) return <Link to={noteAddress(target)}>{props.children}</Link>;
  return props.href === undefined ? <span id={props.id}>{props.children}</span> : <a {...props} />;
}

const COMPONENTS = { pre: Pre, table: ScrollingTable, a: Anchor };

/** A block of its own, so that React may pause between two. */
const Block = memo(function Block({ node }: { readonly node: RootContent }) {
  return toJsxRuntime(
    { type: 'root', children: [node] },
    { Fragment, jsx, jsxs, passNode: true, components: COMPONENTS },
  );
});

/** So many blocks are drawn at once; a book of a note is drawn as it is read. */
const BLOCKS_AT_ONCE = 250;
const BLOCKS_BEFORE = 20;

interface Drawn {
  readonly from: number;
  readonly to: number;
}

const around = (block: number): Drawn =>
  block < BLOCKS_AT_ONCE - BLOCKS_BEFORE
    ? { from: 0, to: BLOCKS_AT_ONCE }
    : { from: block - BLOCKS_BEFORE, to: block + BLOCKS_AT_ONCE };

/** The blocks that are drawn: those around the target, and what is asked for before and behind. */
function useDrawn(target: number) {
  const [drawn, setDrawn] = useState(() => around(target));
  const [shown, setShown] = useState(target);
  if (target !== shown) {
    setShown(target);
    if (target >= 0 && (target < drawn.from || target >= drawn.to - BLOCKS_BEFORE)) {
      setDrawn(around(target));
    }
  }
  const more = (change: (drawn: Drawn) => Drawn) => startTransition(() => setDrawn(change));
  return {
    drawn,
    drawBefore: () => more(({ from, to }) => ({ from: Math.max(0, from - BLOCKS_AT_ONCE), to })),
    drawBehind: () => more(({ from, to }) => ({ from, to: to + 4 * BLOCKS_AT_ONCE })),
  };
}

interface NoteTextProps {
  /** Of the note, which its links are relative to. */
  readonly path: string;
  readonly tree: Root;
  readonly figures: readonly Figure[];
  /** Number of a block, among the children of the tree, that is to be there; -1 where none is. */
  readonly target?: number;
}

/** The lesson itself: sanitised elements, drawn figures, tables that scroll by themselves. */
export function NoteText({ path, tree: { children }, figures, target = -1 }: NoteTextProps) {
  const { drawn, drawBefore, drawBehind } = useDrawn(target);
  const byId = useMemo(() => new Map(figures.map((figure) => [figure.id, figure])), [figures]);
  const { from, to } = drawn;
  const text = useRef<HTMLDivElement>(null);
  /** What stood first before more was drawn above it: it stays where it is on the screen. */
  const first = useRef<{ readonly element: HTMLElement; readonly top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after more has been drawn above.
  useLayoutEffect(() => {
    if (first.current === null) return;
    const { element, top } = first.current;
    first.current = null;
    scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
  }, [from]);
  const before = () => {
    const element = text.current?.querySelector<HTMLElement>(':scope > button + *');
    if (element) first.current = { element, top: element.getBoundingClientRect().top };
    drawBefore();
  };
  const percent = (block: number) => Math.round((100 * block) / children.length);
  const title = from > 0 ? children.find(({ type }) => type === 'element') : undefined;
  const isLong =
    children.length > BLOCKS_AT_ONCE ||
    children.some((node) => 'children' in node && node.children.length > BLOCKS_AT_ONCE);
  return (
    <Figures value={byId}>
      <Path value={path}>
        <div ref={text} className={isLong ? `${styles.text} ${styles.long}` : styles.text}>
          {title?.type === 'element' && title.tagName === 'h1' && <Block node={title} />}
          {from > 0 && (
            <Button onClick={before}>앞부분 보기 ({percent(from)}%부터 보입니다)</Button>
          )}
          {children.slice(from, to).map((node, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block has its place alone.
            <Block key={from + index} node={node} />
          ))}
        </div>
      </Path>
      {to < children.length && (
        <Button onClick={drawBehind}>이어서 보기 ({percent(to)}%까지 보입니다)</Button>
      )}
    </Figures>
  );
}
