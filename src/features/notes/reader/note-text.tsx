import type { Element, Root, RootContent } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Check, Copy } from 'lucide-react';
import { toString as textOf } from 'mdast-util-to-string';
import {
  type ComponentProps,
  createContext,
  lazy,
  Suspense,
  use,
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
import { noteAddress, pathOfLink } from '../address.ts';
import { useNotes } from '../notes.ts';
import styles from './note-text.module.css';

const Diagram = lazy(() => import('@/shared/ui/diagram.tsx'));

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

function Pre({ node, ...props }: ComponentProps<'pre'> & { readonly node?: Element | undefined }) {
  const figures = use(Figures);
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(false);
  const code = node?.children[0];
  const id = code?.type === 'element' ? code.properties.dataFigure : undefined;
  const figure = typeof id === 'string' ? figures.get(id) : undefined;
  if (figure?.drawn === true) return <NoteFigure figure={figure} />;
  const language = code?.type === 'element' ? fenceLanguage(code) : null;
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
        {language === null ? (
          props.children
        ) : (
          <ColouredCode language={language} code={textOf(code as Element)} />
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
  return props.href === undefined ? <span>{props.children}</span> : <a {...props} />;
}

/** So many blocks are drawn at once; a book of a note is drawn as it is read. */
const BLOCKS_AT_ONCE = 250;

interface NoteTextProps {
  /** Of the note, which its links are relative to. */
  readonly path: string;
  readonly tree: Root;
  readonly figures: readonly Figure[];
  /** Number of a block, among the children of the tree, that is to be there. */
  readonly target?: number;
}

/** The lesson itself: sanitised elements, drawn figures, tables that scroll by themselves. */
export function NoteText({ path, tree, figures, target }: NoteTextProps) {
  const [read, setBlocks] = useState(BLOCKS_AT_ONCE);
  const blocks = Math.max(read, (target ?? 0) + BLOCKS_AT_ONCE / 5);
  const byId = useMemo(() => new Map(figures.map((figure) => [figure.id, figure])), [figures]);
  const content = useMemo(() => {
    const children: RootContent[] = tree.children.slice(0, blocks);
    return toJsxRuntime(
      { type: 'root', children },
      {
        Fragment,
        jsx,
        jsxs,
        passNode: true,
        components: { pre: Pre, table: ScrollingTable, a: Anchor },
      },
    );
  }, [tree, blocks]);
  return (
    <Figures value={byId}>
      <Path value={path}>
        <div className={styles.text}>{content}</div>
      </Path>
      {blocks < tree.children.length && (
        <Button onClick={() => setBlocks(blocks + 4 * BLOCKS_AT_ONCE)}>
          이어서 보기 ({Math.round((100 * blocks) / tree.children.length)}%까지 보입니다)
        </Button>
      )}
    </Figures>
  );
}
