import type { Caption } from './caption.ts';
import { colourReader, inlineStyles, type PlainColour } from './inline-styles.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 20;
const GAP = 24;
const TITLE = { size: 16, height: 24, weight: 600 } as const;
const LINE = { size: 12, height: 18, weight: 400 } as const;
const SWATCH = { size: 14, gap: 5, after: 14, height: 22 } as const;

type Read = (css: string) => PlainColour;

function element(name: string, attributes: Record<string, string | number>, text?: string) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function part(map: Element, name: string): Element {
  const found = map.querySelector(`[data-arena-part="${name}"]`);
  if (found === null) throw new Error('아레나 지도가 아직 그려지지 않았습니다.');
  return found;
}

/** Children of an `<svg>` of the page as a group that needs no style sheet. */
function grouped(source: Element, read: Read): SVGElement {
  const group = element('g', {});
  for (const child of source.children) group.append(child.cloneNode(true));
  inlineStyles(source, group, read);
  return group;
}

/** Text of the page's own font, and how wide it is. */
function writer(map: Element, read: Read) {
  const { fontFamily } = getComputedStyle(map);
  const context = document.createElement('canvas').getContext('2d');
  return (text: string, like: Element, { size, weight }: { size: number; weight: number }) => {
    if (context !== null) context.font = `${weight} ${size}px ${fontFamily}`;
    const node = element(
      'text',
      {
        'font-family': fontFamily.replaceAll('"', "'"),
        'font-size': size,
        'font-weight': weight,
        fill: read(getComputedStyle(like).color).colour,
      },
      text,
    );
    return { node, width: context?.measureText(text).width ?? text.length * size };
  };
}

interface Placed {
  readonly nodes: readonly SVGElement[];
  readonly width: number;
  readonly height: number;
}

const moved = (node: SVGElement, x: number, y: number): SVGElement => {
  node.setAttribute('transform', `translate(${x} ${y})`);
  return node;
};

function heading(map: Element, { title, lines }: Caption, read: Read): Placed {
  const write = writer(map, read);
  const legend = part(map, 'legend');
  const first = write(title, map, TITLE);
  const others = lines.map((line) => write(line, legend, LINE));
  return {
    nodes: [
      moved(first.node, 0, TITLE.size),
      ...others.map(({ node }, i) => moved(node, 0, TITLE.height + i * LINE.height + LINE.size)),
    ],
    width: Math.max(first.width, ...others.map(({ width }) => width)),
    height: TITLE.height + lines.length * LINE.height,
  };
}

/** The kinds with their patterns, in as many rows as they need. */
function legendRows(map: Element, room: number, read: Read): Placed {
  const write = writer(map, read);
  const legend = part(map, 'legend');
  let [x, y, widest] = [0, 0, 0];
  const nodes = [...legend.children].flatMap((item) => {
    const swatch = item.querySelector('svg');
    if (swatch === null) return [];
    const { node, width } = write(item.textContent ?? '', legend, LINE);
    const whole = SWATCH.size + SWATCH.gap + width;
    if (x > 0 && x + whole > room) [x, y] = [0, y + SWATCH.height];
    const at = x;
    widest = Math.max(widest, at + whole);
    x += whole + SWATCH.after;
    return [
      moved(grouped(swatch, read), at, y),
      moved(node, at + SWATCH.size + SWATCH.gap, y + LINE.size - 0.5),
    ];
  });
  return { nodes, width: widest, height: y + SWATCH.height };
}

/** What is drawn, text that leaves the `<svg>` included. */
function extent(sources: readonly Element[]) {
  const boxes = sources.flatMap((source) => {
    const svg = source as SVGSVGElement;
    const { width, height } = svg.getBoundingClientRect();
    return [{ x: 0, y: 0, width, height }, svg.getBBox()];
  });
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { left, top, width: right - left, height: bottom - top };
}

/**
 * Both pictures of the map with title and legend as one file: no style sheet, no variable and
 * nothing outside of it is needed to draw it.
 */
export function pictureSvg(map: Element, caption: Caption): string {
  const read = colourReader();
  const layers = ['axes', 'blocks', 'marks'].map((name) => part(map, name));
  const bar = part(map, 'bar');
  const timeBox = extent(layers);
  const barBox = extent([bar]);
  const both = timeBox.width + GAP + barBox.width;

  const top = heading(map, caption, read);
  const legend = legendRows(map, Math.max(both, top.width), read);
  const width = Math.ceil(Math.max(both, top.width, legend.width) + 2 * MARGIN);
  const legendY = MARGIN + top.height + 6;
  // The same heights in both: addresses of the head lie side by side.
  const above = Math.min(timeBox.top, barBox.top);
  const y = legendY + legend.height + 8 - above;
  const below = Math.max(timeBox.top + timeBox.height, barBox.top + barBox.height);
  const height = Math.ceil(y + below + MARGIN);

  const picture = element('svg', {
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  });
  const patterns = part(map, 'patterns').querySelector('defs');
  if (patterns !== null) {
    const defs = patterns.cloneNode(true) as Element;
    inlineStyles(patterns, defs, read);
    picture.append(defs);
  }
  const ground = read(getComputedStyle(document.body).backgroundColor).colour;
  const block = (x: number, at: number, nodes: readonly SVGElement[]) => {
    const group = moved(element('g', {}), x, at);
    group.append(...nodes);
    return group;
  };
  picture.prepend(element('title', {}, `${caption.title}: ${caption.lines.join(' ')}`));
  picture.append(
    element('rect', { width, height, fill: ground }),
    block(MARGIN, MARGIN, top.nodes),
    block(MARGIN, legendY, legend.nodes),
    block(
      MARGIN - timeBox.left,
      y,
      layers.map((layer) => grouped(layer, read)),
    ),
    block(MARGIN + timeBox.width + GAP - barBox.left, y, [grouped(bar, read)]),
  );
  return new XMLSerializer().serializeToString(picture);
}
