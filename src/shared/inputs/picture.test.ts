import { describe, expect, it } from 'vitest';
import {
  dot,
  isLight,
  PIXEL_SCALES,
  pictureLayout,
  pixelsToValues,
  scaleOver,
  stroke,
} from './picture.ts';

const [unit, signed, , imagenet] = PIXEL_SCALES;
const RED_AND_BLUE = Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255);
const layout = { height: 1, width: 2, channels: 3, order: 'NCHW' } as const;

describe('pictures', () => {
  it('are known by their shape, with the place of the channels', () => {
    expect(pictureLayout([1, 1, 8, 8])).toMatchObject({ channels: 1, order: 'NCHW' });
    expect(pictureLayout([1, 28, 28, 1])).toMatchObject({ height: 28, channels: 1, order: 'NHWC' });
    expect(pictureLayout([1, 3, 224, 224])).toMatchObject({ channels: 3, order: 'NCHW' });
    expect(pictureLayout([1, 96, 128, 3])).toMatchObject({ height: 96, width: 128, order: 'NHWC' });
    expect(pictureLayout([28, 28])).toMatchObject({ height: 28, channels: 1 });
    for (const shape of [
      [1, 49, 10, 1],
      [1, 1, 49, 10],
      [1, 64],
      [1],
      [],
      [1, 16, 8, 8],
      [2, 1, 8, 8],
    ]) {
      expect(pictureLayout(shape), String(shape)).toBeNull();
    }
  });

  it('gives colours in the order that the model wants', () => {
    if (unit === undefined) throw new Error('no scale');
    expect([...pixelsToValues(RED_AND_BLUE, layout, unit, false)]).toEqual([1, 0, 0, 0, 0, 1]);
    const last = { ...layout, order: 'NHWC' } as const;
    expect([...pixelsToValues(RED_AND_BLUE, last, unit, true)]).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it('scales by channel', () => {
    if (signed === undefined || imagenet === undefined) throw new Error('no scale');
    expect(pixelsToValues(RED_AND_BLUE, layout, signed, false)[0]).toBe(1);
    expect(pixelsToValues(RED_AND_BLUE, layout, imagenet, false)[0]).toBeCloseTo(2.2489, 4);
    const grey = { height: 1, width: 2, channels: 1, order: 'NCHW' } as const;
    const black = Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255);
    expect([...pixelsToValues(black, grey, scaleOver([-2, 2]), false)]).toEqual([-2, 2]);
    // Dark strokes on a light ground, as people draw.
    expect([...pixelsToValues(black, grey, scaleOver([0, 1]), true)]).toEqual([1, 0]);
    expect(isLight(Uint8ClampedArray.of(250, 250, 250, 255))).toBe(true);
  });

  it('are drawn without gaps, with a wider pen on a finer grid', () => {
    expect(stroke([0, 0], [2, 3])).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
      [2, 3],
    ]);
    const coarse = new Float32Array(64);
    dot(coarse, [8, 8], [0, 0], [0, 1], false);
    expect(coarse.filter((value) => value > 0)).toHaveLength(1);
    const fine = new Float32Array(28 * 28);
    dot(fine, [28, 28], [14, 14], [0, 1], false);
    expect(fine.filter((value) => value > 0).length).toBeGreaterThan(4);
    dot(fine, [28, 28], [14, 14], [0, 1], true);
    expect(fine.every((value) => value === 0)).toBe(true);
  });
});
