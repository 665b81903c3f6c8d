import { scaleLinear } from 'd3-scale';
import type { BlockKind } from '../kinds.ts';
import { shortName } from '../plan/names.ts';
import type { PlanView } from '../plan/plan-view.ts';

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
  readonly ticks: readonly { readonly bytes: number; readonly y: number }[];
  readonly blocks: readonly BlockShape[];
  readonly columns: readonly ColumnShape[];
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
const TOP = 8;
const COLUMN_LABELS = 22;
const LIVE_GAP = 18;
const LIVE_HEIGHT = 30;
const CHARACTER = 6.6;

const textWidth = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char > '\u1100' ? 2 : 1), 0) * CHARACTER;

function fitted(text: string, room: number): string | null {
  if (room < 22) return null;
  if (textWidth(text) <= room) return text;
  const keep = Math.floor(room / CHARACTER) - 1;
  return keep < 3 ? null : `${text.slice(0, keep)}…`;
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
  const y = scaleLinear([0, Math.max(1, top, view.height)], [plot.y + plot.height, plot.y]);
  const gap = step > 4 ? 1 : 0;

  const blocks = view.blocks.flatMap((block): BlockShape[] => {
    // Never reached by the walk through the ops: planned, but at no step.
    if (block.first < 0) return [];
    const above = y(block.offset + block.size);
    const rect = {
      x: plot.x + block.first * step + gap / 2,
      y: above,
      width: Math.max(0.5, (block.last - block.first + 1) * step - gap),
      height: Math.max(1, y(block.offset) - above - (gap === 0 ? 0 : 0.75)),
    };
    const room = rect.width - 10;
    const title = rect.height < 15 ? null : fitted(shortName(block.name) || block.name, room);
    const detail = `${block.size.toLocaleString('ko-KR')} B @ ${block.offset.toLocaleString('ko-KR')}`;
    const hasDetail = title !== null && rect.height >= 32 && textWidth(detail) <= room;
    return [{ id: block.id, kind: block.kind, ...rect, title, detail: hasDetail ? detail : null }];
  });

  const widest = view.columns.reduce((most, { label }) => Math.max(most, textWidth(label)), 0);
  // Labels are shortened while they say something, then left out in steps.
  const every = step >= 30 ? 1 : Math.ceil((Math.min(widest, 60) + 8) / step);
  const columns = view.columns.map(({ time, label }) => ({
    time,
    x: plot.x + time * step,
    width: step,
    label: time % every === 0 ? fitted(label, Math.max(step * every - 2, 22)) : null,
  }));

  const liveTop = plot.y + plot.height + COLUMN_LABELS + LIVE_GAP;
  const liveScale = scaleLinear([0, Math.max(1, view.peak.bytes)], [0, LIVE_HEIGHT]);
  const live = view.live.map((bytes, time): LiveBar => {
    const height = bytes === 0 ? 0 : Math.max(1, liveScale(bytes));
    return {
      time,
      bytes,
      peak: bytes === view.peak.bytes && bytes > 0,
      x: plot.x + time * step + gap / 2,
      y: liveTop + LIVE_HEIGHT - height,
      width: Math.max(0.5, step - gap),
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
    ticks: (view.height === 0 ? [0] : y.ticks(6)).map((bytes) => ({ bytes, y: y(bytes) })),
    blocks,
    columns,
    live,
    peakLabel:
      firstPeak === undefined
        ? null
        : { x: peakX, y: liveTop - 5, anchor: onRight ? 'end' : 'start' },
  };
}
