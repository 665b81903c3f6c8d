/** An input that is one picture: its size, its channels and where they stand in the tensor. */
export interface PictureLayout {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly order: 'NCHW' | 'NHWC';
}

/** Narrower tables of numbers are no pictures: 49×10 features look like nothing. */
const NARROWEST_OBLONG = 16;

/** By the shape: 1×8×8×1, 1×1×28×28, 1×3×224×224, 224×224×3; null for anything else. */
export function pictureLayout(shape: readonly number[]): PictureLayout | null {
  const inner = shape.length === 4 && shape[0] === 1 ? shape.slice(1) : shape;
  const picture = (
    height = 0,
    width = 0,
    channels = 1,
    order: PictureLayout['order'] = 'NHWC',
  ): PictureLayout | null => {
    const oblong = height !== width && Math.min(height, width) < NARROWEST_OBLONG;
    const fits = height > 1 && width > 1 && !oblong && (channels === 1 || channels === 3);
    return fits ? { height, width, channels: channels as 1 | 3, order } : null;
  };
  const [first, second, third] = inner;
  if (inner.length === 2) return first === 1 ? null : picture(first, second);
  if (inner.length !== 3) return null;
  return third === 1 || third === 3
    ? picture(first, second, third, 'NHWC')
    : first === 1 || first === 3
      ? picture(second, third, first, 'NCHW')
      : null;
}

/** How a model wants its pixels: what is taken away from 0…1 and what that is divided by, by channel. */
export interface PixelScale {
  readonly id: string;
  readonly title: string;
  readonly mean: readonly [number, number, number];
  readonly spread: readonly [number, number, number];
}

const even = (value: number) => [value, value, value] as const;

export const PIXEL_SCALES: readonly PixelScale[] = [
  { id: 'unit', title: '0…1', mean: even(0), spread: even(1) },
  { id: 'signed', title: '−1…1', mean: even(0.5), spread: even(0.5) },
  { id: 'byte', title: '0…255', mean: even(0), spread: even(1 / 255) },
  {
    id: 'imagenet',
    title: 'ImageNet 평균과 표준편차',
    mean: [0.485, 0.456, 0.406],
    spread: [0.229, 0.224, 0.225],
  },
];

/** A scale that lays 0…1 over a range. */
export const scaleOver = ([low, high]: readonly [number, number]): PixelScale => ({
  id: 'range',
  title: `${low}…${high}`,
  mean: even(-low / (high - low || 1)),
  spread: even(1 / (high - low || 1)),
});

/** ITU-R BT.601 luma of a pixel, 0…1. */
const lumaAt = (pixels: Uint8ClampedArray, at: number): number =>
  (0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)) / 255;

/** Whether the ground is light: then strokes are dark, and models of digits see them bright. */
export function isLight(pixels: Uint8ClampedArray): boolean {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) sum += lumaAt(pixels, at);
  return sum / (pixels.length / 4) > 0.5;
}

/** Pixels (RGBA, in rows) as a tensor's values in its order. `invert` applies to one channel only. */
export function pixelsToValues(
  pixels: Uint8ClampedArray,
  { height, width, channels, order }: PictureLayout,
  { mean, spread }: PixelScale,
  invert: boolean,
): Float32Array {
  const area = height * width;
  const values = new Float32Array(area * channels);
  for (let i = 0; i < area; i++) {
    for (let channel = 0; channel < channels; channel++) {
      const luma = lumaAt(pixels, 4 * i);
      const light =
        channels === 1 ? (invert ? 1 - luma : luma) : (pixels[4 * i + channel] ?? 0) / 255;
      const at = order === 'NCHW' ? channel * area + i : i * channels + channel;
      values[at] = (light - (mean[channel] ?? 0)) / (spread[channel] ?? 1);
    }
  }
  return values;
}

/** Cells on the way from one to another, so that a fast stroke leaves no gaps. */
export function stroke(
  from: readonly [number, number],
  to: readonly [number, number],
): (readonly [number, number])[] {
  const steps = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]), 1);
  return Array.from({ length: steps + 1 }, (_, i) => [
    Math.round(from[0] + ((to[0] - from[0]) * i) / steps),
    Math.round(from[1] + ((to[1] - from[1]) * i) / steps),
  ]);
}

/** Larger pictures are drawn with a pen that is as much wider. */
const FINE_GRID = 16;

/** A picture of one channel with a dot at a place; soft at its rim where the grid is fine. */
export function dot(
  values: Float32Array,
  [height, width]: readonly [number, number],
  [row, column]: readonly [number, number],
  [low, high]: readonly [number, number],
  erase: boolean,
): void {
  const radius = Math.max(height, width) >= FINE_GRID ? 1.5 : 0.5;
  const reach = Math.floor(radius);
  for (let y = Math.max(0, row - reach); y <= Math.min(height - 1, row + reach); y++) {
    for (let x = Math.max(0, column - reach); x <= Math.min(width - 1, column + reach); x++) {
      const strength = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(y - row, x - column)));
      const at = y * width + x;
      const value = low + (high - low) * strength;
      values[at] = erase ? low : Math.max(values[at] ?? low, value);
    }
  }
}
