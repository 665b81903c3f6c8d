import katex from 'katex';

const LONGEST = 2_000;

/**
 * A formula as MathML, which browsers draw by themselves; null where it cannot be read. Nothing in it
 * loads or links: KaTeX trusts no command that would.
 */
export function mathMl(tex: string, block: boolean): string | null {
  if (tex.length > LONGEST) return null;
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: block,
      throwOnError: true,
      strict: false,
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    });
    // Without the TeX that KaTeX keeps beside the formula, and the span around it.
    return html
      .replace(/<annotation\b[\s\S]*?<\/annotation>/g, '')
      .replace(/<\/?semantics>/g, '')
      .replace(/^<span class="katex">|<\/span>$/g, '');
  } catch {
    return null;
  }
}
