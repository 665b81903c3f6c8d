import { isLight, type PictureLayout, type PixelScale, pixelsToValues } from './picture.ts';

/** A picture as it goes into the model: the values, and the pixels to be seen. */
export interface TakenPicture {
  readonly pixels: ImageData;
  valuesWith(scale: PixelScale): Float32Array;
}

/**
 * Scales a picture file to the input's size; null where the browser cannot read it. Colour pictures
 * fill the frame and are cut at the sides, as models learn them; strokes are kept whole.
 */
export async function takePicture(file: Blob, layout: PictureLayout): Promise<TakenPicture | null> {
  const { height, width, channels } = layout;
  try {
    const bitmap = await createImageBitmap(file);
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      willReadFrequently: true,
    });
    if (context === null) return null;
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    const ratios = [width / bitmap.width, height / bitmap.height] as const;
    const scale = channels === 3 ? Math.max(...ratios) : Math.min(...ratios);
    const drawn = [bitmap.width * scale, bitmap.height * scale] as const;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, (width - drawn[0]) / 2, (height - drawn[1]) / 2, ...drawn);
    bitmap.close();
    const pixels = context.getImageData(0, 0, width, height);
    const invert = channels === 1 && isLight(pixels.data);
    return {
      pixels,
      valuesWith: (by) => pixelsToValues(pixels.data, layout, by, invert),
    };
  } catch {
    return null;
  }
}
