import type { ElementContent, Root as Page } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { mathMl } from '../shared/markdown/math-ml.ts';
import { SKIP, visitPage } from '../shared/markdown/visit.ts';
import { text, textIn } from './hast-text.ts';

const raw = unified().use(rehypeRaw);

/** More in one note are left as they are typed: each takes a while. */
const MOST_FORMULAS = 3_000;

/** Formulas in the place of their TeX; gives how many were not drawn, and why. */
export function drawFormulas(tree: Page): { readonly unread: number; readonly left: number } {
  const drawn = new Map<string, ElementContent[] | null>();
  let unread = 0;
  let left = 0;
  visitPage(tree, 'element', (node) => {
    const [only] = node.children;
    if (node.tagName === 'pre' && only?.type === 'element' && only.properties.dataMath) {
      Object.assign(node, only);
    }
    const kind = node.properties.dataMath;
    if (kind === undefined) return;
    const block = kind === 'block';
    const tex = textIn(node);
    const key = `${kind} ${tex}`;
    const enough = drawn.size >= MOST_FORMULAS && !drawn.has(key);
    if (!drawn.has(key) && !enough) {
      const value = mathMl(tex, block);
      const parsed = value === null ? null : (raw.runSync(fragment(value)) as Page);
      drawn.set(key, (parsed?.children as ElementContent[] | undefined) ?? null);
    }
    const formula = drawn.get(key) ?? null;
    if (formula === null) {
      if (enough) left++;
      else unread++;
      node.children = [{ type: 'element', tagName: 'code', properties: {}, children: [text(tex)] }];
    } else node.children = formula;
    return SKIP;
  });
  return { unread, left };
}

const fragment = (value: string): Page =>
  ({ type: 'root', children: [{ type: 'raw', value }] }) as unknown as Page;
