import type { Element } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { toString as textOf } from 'mdast-util-to-string';
import { type ComponentProps, Suspense, useMemo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { fenceLanguage } from '../markdown/fence-language.ts';
import { readMath } from '../markdown/math-nodes.ts';
import { protectMath } from '../markdown/math-source.ts';
import { readMermaid } from '../markdown/mermaid.ts';
import { ColouredCode } from './coloured-code.tsx';
import { lazyPiece, lazyWord } from './lazy-piece.tsx';
import styles from './markdown.module.css';

const Diagram = lazyPiece(() => import('./diagram.tsx'));
const Formula = lazyWord(
  () => import('./formula.tsx'),
  ({ tex }) => <code>{tex}</code>,
);

const SCHEMA: Options = {
  ...defaultSchema,
  // Where a picture of a note lies is not known here, and none may load from elsewhere.
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'source'].includes(name)),
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dataMath'],
  },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(() => readMath)
  .use(remarkRehype)
  .use(rehypeSanitize, SCHEMA);

type Given<Tag extends 'pre' | 'span'> = ComponentProps<Tag> & {
  readonly node?: Element | undefined;
};

/** The element's text, where it is marked as a formula. */
const formulaIn = (element: Element | undefined): string | null =>
  element?.properties.dataMath === undefined ? null : textOf(element);

function Span({ node, ...props }: Given<'span'>) {
  const tex = formulaIn(node);
  if (tex === null) return <span {...props} />;
  return (
    <Suspense fallback={<code>{tex}</code>}>
      <Formula tex={tex} block={false} />
    </Suspense>
  );
}

function Pre({ node, ...props }: Given<'pre'>) {
  const first = node?.children[0];
  const inside = first?.type === 'element' ? first : undefined;
  const plain = <pre {...props} />;
  const tex = formulaIn(inside);
  if (tex !== null) {
    return (
      <Suspense fallback={plain}>
        <Formula tex={tex} block />
      </Suspense>
    );
  }
  const language = inside === undefined ? null : fenceLanguage(inside);
  if (inside === undefined || language === null) return plain;
  const code = textOf(inside);
  if (language.toLowerCase() === 'mermaid') {
    const { source, alt, drawn } = readMermaid(code);
    if (!drawn) return plain;
    return (
      <Suspense fallback={plain}>
        <Diagram chart={source} alt={alt} />
      </Suspense>
    );
  }
  return (
    <pre {...props}>
      <ColouredCode language={language} code={code} />
    </pre>
  );
}

/** Markdown as elements: sanitised, never evaluated. Heavy; load it lazily. */
export default function Markdown({ text }: { readonly text: string }) {
  const content = useMemo(() => {
    const tree = processor.runSync(processor.parse(protectMath(text)));
    const components = { pre: Pre, span: Span };
    return toJsxRuntime(tree, { Fragment, jsx, jsxs, passNode: true, components });
  }, [text]);
  return <div className={styles.markdown}>{content}</div>;
}
