const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'opacity',
  'paint-order',
] as const;

/** Elements and their copies, in the same order: what CSS says is written onto the copy. */
function inlineStyles(source: SVGElement, copy: SVGElement): void {
  const from = [source, ...source.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [i, element] of from.entries()) {
    const computed = getComputedStyle(element);
    const target = to[i];
    if (target === undefined) continue;
    for (const property of PROPERTIES) {
      const value = computed.getPropertyValue(property);
      if (value !== '') target.setAttribute(property, value.replaceAll('"', "'"));
    }
    for (const name of ['class', 'style', 'tabindex']) target.removeAttribute(name);
  }
}

/** The time × address picture as a file of its own: colours, patterns and ground in it. */
export function pictureSvg(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  inlineStyles(picture, copy);
  const patterns = document.querySelector<SVGElement>('svg > defs:has(> pattern)');
  if (patterns !== null) {
    const defs = patterns.cloneNode(true) as SVGElement;
    inlineStyles(patterns, defs);
    copy.prepend(defs);
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

/** The same as pixels, two to one. */
export async function picturePng(picture: SVGSVGElement): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([pictureSvg(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.naturalWidth;
    canvas.height = 2 * image.naturalHeight;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('이 브라우저에서 그림을 만들 수 없습니다.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('그림이 너무 커서 PNG로 만들 수 없습니다.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
