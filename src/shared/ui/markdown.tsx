import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { useMemo } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import styles from './markdown.module.css';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkRehype)
  .use(rehypeSanitize);

/** Markdown as elements: sanitised, never evaluated. Heavy; load it lazily. */
export default function Markdown({ text }: { readonly text: string }) {
  const content = useMemo(() => {
    const tree = processor.runSync(processor.parse(text));
    return toJsxRuntime(tree, { Fragment, jsx, jsxs });
  }, [text]);
  return <div className={styles.markdown}>{content}</div>;
}
