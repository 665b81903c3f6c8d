import { BOARD_RULES } from './board-rules.ts';
import { CODE_RULES } from './code-rules.ts';
import { DEVICE_RULES } from './device-rules.ts';
import { ONNX_NODE_RULES } from './onnx-node-rules.ts';
import { ONNX_RULES } from './onnx-rules.ts';
import { PROVIDER_RULES } from './provider-rules.ts';
import type { Explanation, Rule } from './rule.ts';
import { BROWSER_RULES, TFLITE_RULES } from './tflite-rules.ts';
import { TFLM_RULES } from './tflm-rules.ts';

/** Where two of them match at one place, the first counts: TFLite's own stand before TFLM's. */
const RULES: readonly Rule[] = [
  ...ONNX_RULES,
  ...ONNX_NODE_RULES,
  ...PROVIDER_RULES,
  ...DEVICE_RULES,
  ...TFLITE_RULES,
  ...TFLM_RULES,
  ...BOARD_RULES,
  ...BROWSER_RULES,
  ...CODE_RULES,
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals colour what is copied from them.
const COLOURS = /\u001b\[[\d;]*[A-Za-z]|\[(?:\d+;)*\d*m/g;
const CURLY = /[‘’]/g;

/** As one line: text is pasted from terminals that colour and wrap it. */
const plain = (text: string): string =>
  text.replaceAll(COLOURS, '').replaceAll(CURLY, "'").replaceAll(/\s+/g, ' ');

/** The more telling first. */
const TELLING: readonly Rule['general'][] = [undefined, 'general', 'code'];

const SHOWN = 4;

/**
 * What a text says that somebody pasted or a runtime threw, the causes in the order of the text;
 * that something failed only where nothing says why. Empty where nothing is known of it.
 */
export function explain(message: string): Explanation[] {
  const text = plain(message);
  const found = RULES.flatMap((rule) => {
    const match = rule.pattern.exec(text);
    return match === null ? [] : { rule, match };
  });
  const told = found.map(({ rule }) => TELLING.indexOf(rule.general));
  const best = found.filter((_, index) => told[index] === Math.min(...told));
  const taken = new Set<number>();
  return best
    .filter(({ match }) => !taken.has(match.index) && taken.add(match.index))
    .sort((a, b) => a.match.index - b.match.index)
    .slice(0, SHOWN)
    .map(({ rule: { pattern: _, general: __, fix, ...rest }, match }) => ({
      ...rest,
      fix: typeof fix === 'string' ? fix : fix(match),
    }));
}
