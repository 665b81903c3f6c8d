import type { InlineCode, Nodes, Root } from 'mdast';
import { visitNote } from './visit.ts';

/** Name of a fence that holds a formula. */
export const MATH = 'math';

export const isMath = (node: Nodes): boolean =>
  (node.type === 'code' && node.lang === MATH) ||
  (node.type === 'inlineCode' && node.data?.hProperties?.dataMath !== undefined);

/** TeX without what a formatter that knows no formulas escaped in it. */
const unescaped = (tex: string): string =>
  tex.replace(/\\_(?=[\w{\\])/g, '_').replace(/\\\*/g, '*');

/** A formula among words: by itself where it reads as it is, else as it is typed. */
const inWords = (tex: string): string => (/[\\{}]/.test(tex) ? `$${tex}$` : tex);

/** Marks what `protectMath` put into code as formulas, for whoever draws the page. */
export function readMath(tree: Root): void {
  visitNote(tree, (node, index, parent) => {
    if (node.type === 'code' && node.lang === MATH) {
      node.value = unescaped(node.value);
      const hChildren = [{ type: 'text' as const, value: node.value }];
      node.data = { hName: 'div', hProperties: { dataMath: 'block' }, hChildren };
    }
    if (node.type !== 'inlineCode' || parent === undefined || index === undefined) return;
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
    if (before?.type !== 'text' || after?.type !== 'text') return;
    if (!before.value.endsWith('$') || !after.value.startsWith('$')) return;
    before.value = before.value.slice(0, -1);
    after.value = after.value.slice(1);
    const tex = unescaped(node.value);
    const code: InlineCode = node;
    code.value = inWords(tex);
    code.data = {
      hName: 'span',
      hProperties: { dataMath: 'inline' },
      hChildren: [{ type: 'text', value: tex }],
    };
  });
}
