import { describe, expect, it } from 'vitest';
import { barsOf, imageOf, plotOf, tableOf } from './lab.ts';

describe('what code asks the lab to show', () => {
  it('plots one series or several by name', () => {
    expect(plotOf([3, 4], { title: 't' })).toMatchObject({
      title: 't',
      mark: 'line',
      series: [{ name: '', x: [0, 1], y: [3, 4] }],
    });
    expect(plotOf({ sin: Float32Array.of(1), cos: [0] }, { x: [5], mark: 'dot' })).toMatchObject({
      mark: 'dot',
      series: [
        { name: 'sin', x: [5], y: [1] },
        { name: 'cos', x: [5], y: [0] },
      ],
    });
    expect(() => plotOf([1, 2], { x: [1] })).toThrow('수가 같아야');
  });

  it('makes an image of values, square unless told, stretched from lowest to highest', () => {
    const image = imageOf([0, 0.5, 1, 0], {});
    expect(image).toMatchObject({ width: 2, height: 2 });
    expect(image.kind === 'image' && [...image.pixels.slice(4, 12)]).toEqual([
      128, 128, 128, 255, 255, 255, 255, 255,
    ]);
    const rgb = imageOf([255, 0, 10], { width: 1, channels: 3, min: 0, max: 255 });
    expect(rgb.kind === 'image' && [...rgb.pixels]).toEqual([255, 0, 10, 255]);
    expect(() => imageOf([1, 2, 3], {})).toThrow('나눌 수 없습니다');
  });

  it('draws bars with labels', () => {
    expect(barsOf([1, 2], { labels: ['a'] })).toMatchObject({
      bars: [
        { label: 'a', value: 1 },
        { label: '1', value: 2 },
      ],
    });
    expect(barsOf({ cat: 0.5 }, {})).toMatchObject({ bars: [{ label: 'cat', value: 0.5 }] });
  });

  it('takes the columns of a table from all its rows', () => {
    expect(tableOf([{ a: 1 }, { a: 2, b: 'x' }], {})).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        [1, null],
        [2, 'x'],
      ],
      omitted: 0,
    });
  });
});
