import { scaleLinear } from 'd3-scale';
import { formatInteger } from '@/shared/format/units.ts';
import type { BlockKind } from '../kinds.ts';
import { shortOpLabel } from '../plan/names.ts';
import type { PlanView } from '../plan/plan-view.ts';
import { addressTicks, type Tick } from './ticks.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BlockShape extends Rect {
  readonly id: number;
  readonly kind: BlockKind;
  /** What fits on the block: its name, its size and offset below, or nothing. */
  readonly title: string | null;
  readonly detail: string | null;
}

export interface ColumnShape {
  readonly time: number;
  readonly x: number;
  readonly width: number;
  /** Null where labels would run into one another. */
  readonly label: string | null;
}

/** How the names of the ops are written below: side by side, or slanting where columns are narrow. */
export type LabelStyle = 'level' | 'slanting';

export interface LiveBar extends Rect {
  readonly time: number;
  readonly bytes: number;
  readonly peak: boolean;
}

/** Everything the time × address picture draws, in pixels. */
export interface TimeMapShapes {
  readonly width: number;
  readonly height: number;
  readonly plot: Rect;
  readonly ticks: readonly (Tick & { readonly y: number })[];
  readonly blocks: readonly BlockShape[];
  readonly columns: readonly ColumnShape[];
  readonly labelStyle: LabelStyle;
  readonly live: readonly LiveBar[];
  readonly peakLabel: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
  } | null;
}

export interface TimeMapSize {
  readonly width: number;
  /** Of the plot alone. */
  readonly plotHeight: number;
}

const LEFT = 52;
const RIGHT = 6;
/** Room above for the axis' name; the bar beside it begins at the same height. */
export const TOP = 24;
const LABEL_HEIGHTS: Readonly<Record<LabelStyle, number>> = { level: 22, slanting: 50 };
/** Slanting labels are as far apart as their letters are high, and no longer than this. */
const SLANTING_STEP = 13;
const SLANTING_LONGEST = 58;
const LIVE_GAP = 18;
const LIVE_HEIGHT = 30;
/** Widths of a Latin letter; a Hangul syllable is two of them. Names on blocks are bold. */
const CHARACTER = 6.6;
const BOLD_CHARACTER = 7.4;

const textWidth = (text: string, character = CHARACTER): number =>
  [...text].reduce((sum, char) => sum + (char > '\u1100' ? 2 : 1), 0) * character;

function fitted(text: string, room: number, character = CHARACTER): string | null {
  // Not one letter: of thousands of blocks that is most.
  if (room < character) return null;
  if (textWidth(text, character) <= room) return text;
  const kept: string[] = [];
  for (const char of text) {
    if (textWidth(`${kept.join('')}${char}…`, character) > room) break;
    kept.push(char);
  }
  return kept.length < 3 ? null : `${kept.join('').trimEnd()}…`;
}

/** Names in full where all fit, shortened else, slanting at last, and then one in several. */
function layoutColumns(view: PlanView, left: number, step: number) {
  const labels = view.columns.map(({ label }) => label);
  // Thousands of columns have a few names.
  const names = [...new Set(labels)];
  const widest = (write: (label: string) => string) =>
    names.reduce((most, name) => Math.max(most, textWidth(write(name))), 0);
  const level = [(label: string) => label, shortOpLabel].find((write) => widest(write) + 6 <= step);
  const labelStyle: LabelStyle = level === undefined ? 'slanting' : 'level';
  const every = level === undefined ? Math.ceil(SLANTING_STEP / step) : 1;
  const write = level ?? ((label: string) => fitted(shortOpLabel(label), SLANTING_LONGEST));
  const columns = labels.map(
    (label, time): ColumnShape => ({
      time,
      x: left + time * step,
      width: step,
      label: time % every === 0 ? write(label) : null,
    }),
  );
  return { columns, labelStyle };
}

/** Pure: the same plan and size give the same shapes. `top` is the address at the upper edge. */
export function layoutTimeMap(view: PlanView, size: TimeMapSize, top = view.height): TimeMapShapes {
  const plot: Rect = {
    x: LEFT,
    y: TOP,
    width: Math.max(1, size.width - LEFT - RIGHT),
    height: size.plotHeight,
  };
  const steps = Math.max(1, view.columns.length);
  const step = plot.width / steps;
  const highest = Math.max(1, top, view.height);
  const y = scaleLinear([0, highest], [plot.y + plot.height, plot.y]);
  const gap = step > 4 ? 1 : 0;
  // Steps that touch begin and end on whole pixels: else a seam shows between paths of them.
  const spanOf = (first: number, last: number) => {
    const [from, to] = [plot.x + first * step + gap / 2, plot.x + (last + 1) * step - gap / 2];
    if (gap > 0) return { x: from, width: Math.max(0.5, to - from) };
    const x = Math.round(from);
    return { x, width: Math.max(1, Math.round(to) - x) };
  };

  const blocks = view.blocks.flatMap((block): BlockShape[] => {
    // Never reached by the walk through the ops: planned, but at no step.
    if (block.first < 0) return [];
    const above = y(block.offset + block.size);
    const rect = {
      ...spanOf(block.first, block.last),
      y: above,
      height: Math.max(1, y(block.offset) - above - (gap === 0 ? 0 : 0.75)),
    };
    const room = rect.width - 10;
    const title = rect.height < 15 ? null : fitted(block.title, room, BOLD_CHARACTER);
    // Written only where there is room for it: of thousands of blocks that is a few.
    const detail =
      title === null || rect.height < 32
        ? null
        : `${formatInteger(block.size)} B @ ${formatInteger(block.offset)}`;
    const fits = detail !== null && textWidth(detail) <= room;
    return [{ id: block.id, kind: block.kind, ...rect, title, detail: fits ? detail : null }];
  });

  const { columns, labelStyle } = layoutColumns(view, plot.x, step);
  const liveTop = plot.y + plot.height + LABEL_HEIGHTS[labelStyle] + LIVE_GAP;
  const liveScale = scaleLinear([0, Math.max(1, view.peak.bytes)], [0, LIVE_HEIGHT]);
  const live = view.live.map((bytes, time): LiveBar => {
    const height = bytes === 0 ? 0 : Math.max(1, liveScale(bytes));
    return {
      time,
      bytes,
      peak: bytes === view.peak.bytes && bytes > 0,
      ...spanOf(time, time),
      y: liveTop + LIVE_HEIGHT - height,
      height,
    };
  });
  const [firstPeak] = view.peak.times;
  const peakX = plot.x + ((firstPeak ?? 0) + 0.5) * step;
  const onRight = peakX > plot.x + plot.width / 2;

  return {
    width: size.width,
    height: liveTop + LIVE_HEIGHT + 4,
    plot,
    // Without a plan there is no height to measure.
    ticks: addressTicks(view.height === 0 ? 0 : highest).map((tick) => ({
      ...tick,
      y: y(tick.bytes),
    })),
    blocks,
    columns,
    labelStyle,
    live,
    peakLabel:
      firstPeak === undefined
        ? null
        : { x: peakX, y: liveTop - 5, anchor: onRight ? 'end' : 'start' },
  };
}
