import { useMemo } from 'react';
import { mathMl } from '../markdown/math-ml.ts';

interface FormulaProps {
  readonly tex: string;
  readonly block: boolean;
}

/** A formula, drawn by the browser; as it was typed where it cannot be read. Heavy; load it lazily. */
export default function Formula({ tex, block }: FormulaProps) {
  const html = useMemo(() => mathMl(tex, block), [tex, block]);
  if (html === null) return <code>{tex}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own MathML; it escapes what it is given.
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
