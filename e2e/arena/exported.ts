import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** The files that the map gives away, opened without the page they come from. */

export async function exported(page: Page, type: 'SVG' | 'PNG' | 'CSV') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `${type} 내려받기` }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** An SVG file drawn on an empty page, and what can be read off it. */
export async function drawAlone(page: Page, svg: string) {
  await page.goto('about:blank');
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const broken = parsed.querySelector('parsererror') !== null;
    const root = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
    document.body.style.margin = '0';
    document.body.replaceChildren(root);
    const { width, height } = root.getBoundingClientRect();
    const texts = [...root.querySelectorAll('text')];
    const outside = texts.filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
    });
    // A `<tspan>` with a place of its own is another line.
    const linesOf = (text: Element) =>
      [...text.childNodes]
        .map((node) => {
          const breaks = node instanceof Element && node.hasAttribute('x');
          return `${breaks ? '\n' : ''}${node.textContent}`;
        })
        .join('')
        .split('\n');
    const fills = [...root.querySelectorAll('[fill^="url("]')];
    const lost = fills.filter((shape) => {
      const id = /#([\w-]+)/.exec(shape.getAttribute('fill') ?? '')?.[1];
      return id === undefined || root.querySelector(`pattern[id="${id}"]`) === null;
    });
    return {
      broken,
      width,
      height,
      ground: root.querySelector(':scope > rect')?.getAttribute('fill'),
      texts: texts.flatMap(linesOf),
      cutOff: outside.map((text) => text.textContent),
      lostFills: lost.map((shape) => shape.getAttribute('fill')),
    };
  }, svg);
}

/** Size, ground and how much is drawn on the title, the map and the bar of a PNG file. */
export async function decodePng(page: Page, png: Buffer) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colourAt = (x: number, y: number) => {
      const at = 4 * (y * width + x);
      const hex = [...data.subarray(at, at + 3)].map((one) => one.toString(16).padStart(2, '0'));
      return `#${hex.join('')}`;
    };
    const corner = colourAt(0, 0);
    const inked = (left: number, top: number, right: number, bottom: number) => {
      let drawn = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) if (colourAt(x, y) !== corner) drawn += 1;
      }
      return drawn / ((right - left) * (bottom - top));
    };
    const [upper, side] = [120, width - 460];
    return {
      width,
      height,
      corner,
      inked: {
        title: inked(40, 40, 500, upper),
        map: inked(40, 200, side, height),
        bar: inked(side, 200, width, height),
      },
    };
  }, png.toString('base64'));
}
