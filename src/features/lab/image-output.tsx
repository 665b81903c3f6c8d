import { useLayoutEffect, useRef } from 'react';
import type { LabOutput } from '@/runtime/contract/output.ts';
import styles from './output-view.module.css';

export function ImageOutput({
  output,
}: {
  readonly output: Extract<LabOutput, { kind: 'image' }>;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    const data = new ImageData(output.width, output.height);
    data.data.set(output.pixels);
    context?.putImageData(data, 0, 0);
  }, [output]);
  return (
    <canvas
      ref={canvas}
      width={output.width}
      height={output.height}
      className={styles.image}
      role="img"
      aria-label={`${output.title ?? '그림'}, ${output.width}×${output.height} 픽셀`}
    />
  );
}
