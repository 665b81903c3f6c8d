/** What CSS says of shapes and text, as attributes that every reader of SVG knows. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
] as const;

/** Of the page alone: a file has no style sheet, no focus and no script. */
const OF_THE_PAGE = /^(?:class|style|tabindex|aria-.*|data-.*)$/;

export interface PlainColour {
  readonly colour: string;
  readonly opacity: number;
}

/** Any colour of CSS (`color-mix`, `oklch`) as `#rrggbb` and an opacity. */
export function colourReader(): (css: string) => PlainColour {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, PlainColour>();
  return (css) => {
    const before = known.get(css);
    if (before !== undefined) return before;
    if (context === null) return { colour: css, opacity: 1 };
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('');
    const plain = { colour: `#${hex}`, opacity: Math.round((alpha / 255) * 1000) / 1000 };
    known.set(css, plain);
    return plain;
  };
}

type Attributes = Readonly<Record<string, string>>;

function attributesOf(element: Element, read: (css: string) => PlainColour): Attributes {
  const computed = getComputedStyle(element);
  const values: Record<string, string> = {};
  for (const name of INHERITED) values[name] = computed.getPropertyValue(name).replaceAll('"', "'");
  for (const paint of ['fill', 'stroke']) {
    const css = values[paint] ?? 'none';
    const pattern = /^url\('?#([\w-]+)'?\)/.exec(css);
    if (pattern !== null) values[paint] = `url(#${pattern[1]})`;
    else if (css !== 'none') {
      const { colour, opacity } = read(css);
      values[paint] = colour;
      values[`${paint}-opacity`] = String(Number(values[`${paint}-opacity`]) * opacity);
    }
  }
  return values;
}

/**
 * Writes onto a copy what the page's style sheets say of its source, once where it is inherited.
 * `source` and `copy` have the same descendants.
 */
export function inlineStyles(
  source: Element,
  copy: Element,
  read: (css: string) => PlainColour,
  above: Attributes = {},
): void {
  const own = attributesOf(source, read);
  for (const { name } of [...copy.attributes]) {
    if (OF_THE_PAGE.test(name)) copy.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(own)) {
    if (value !== above[name]) copy.setAttribute(name, value);
    else copy.removeAttribute(name);
  }
  const { opacity } = getComputedStyle(source);
  if (opacity !== '1') copy.setAttribute('opacity', opacity);
  for (const [i, child] of [...source.children].entries()) {
    const target = copy.children[i];
    if (target !== undefined) inlineStyles(child, target, read, own);
  }
}
