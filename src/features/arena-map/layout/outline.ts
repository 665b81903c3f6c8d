import type { Rect } from './time-map.ts';

const rounded = (value: number): string => value.toFixed(2);

/**
 * Many rectangles as one path: a picture of thousands of blocks is then a few elements. Corners are
 * round where there is room for it.
 */
export function outlineOf(rects: readonly Rect[], radius = 0): string {
  let path = '';
  for (const { x, y, width, height } of rects) {
    const r = Math.min(radius, width / 4, height / 4);
    const [w, h] = [rounded(width - 2 * r), rounded(height - 2 * r)];
    if (r === 0) path += `M${rounded(x)} ${rounded(y)}h${w}v${h}h-${w}z`;
    else {
      const corner = (dx: number, dy: number) =>
        `a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(dx)} ${rounded(dy)}`;
      path += `M${rounded(x + r)} ${rounded(y)}h${w}${corner(r, r)}v${h}${corner(-r, r)}h-${w}${corner(-r, -r)}v-${h}${corner(r, -r)}z`;
    }
  }
  return path;
}
