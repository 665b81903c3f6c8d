import type { Rect } from './time-map.ts';

/** To a hundredth of a pixel. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * Many rectangles as one path: a picture of thousands of blocks is then a few elements. Corners are
 * round where there is room for it.
 */
export function outlineOf(rects: readonly Rect[], radius = 0): string {
  let path = '';
  for (const { x, y, width, height } of rects) {
    const r = Math.min(radius, width / 4, height / 4);
    const w = rounded(width - 2 * r);
    const h = rounded(height - 2 * r);
    if (r === 0) path += `M${rounded(x)} ${rounded(y)}h${w}v${h}h-${w}z`;
    else {
      const radii = `${rounded(r)} ${rounded(r)}`;
      const corner = (dx: number, dy: number) => `a${radii} 0 0 1 ${rounded(dx)} ${rounded(dy)}`;
      path += `M${rounded(x + r)} ${rounded(y)}h${w}${corner(r, r)}v${h}${corner(-r, r)}h-${w}${corner(-r, -r)}v-${h}${corner(r, -r)}z`;
    }
  }
  return path;
}

/** Rectangles to a path: one path of thousands is slow to draw, and so are thousands of elements. */
const CHUNK = 64;

/** The rectangles in as few paths as are drawn fast, in their order. */
export function outlinesOf(rects: readonly Rect[], radius = 0): string[] {
  return Array.from({ length: Math.ceil(rects.length / CHUNK) }, (_, i) =>
    outlineOf(rects.slice(i * CHUNK, (i + 1) * CHUNK), radius),
  );
}
