/** Pixels of the file to one of the picture: sharp on a slide. */
export const PIXELS = 2;

/** An SVG that needs nothing outside of it, as PNG. */
export async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PIXELS * image.naturalWidth;
    canvas.height = PIXELS * image.naturalHeight;
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
