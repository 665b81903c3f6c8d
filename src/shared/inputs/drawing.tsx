import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTheme } from '@/shared/theme/theme-store.ts';
import styles from './input-panel.module.css';
import { dot, stroke } from './picture.ts';

interface DrawingProps {
  readonly size: readonly [number, number];
  readonly range: readonly [number, number];
  readonly values: Float32Array;
  readonly onChange: (values: Float32Array) => void;
}

/** Of the canvas, in its own pixels: cells of a whole number of them for 8, 28 and 64. */
const EDGE = 448;
type Cell = readonly [number, number];

/** A picture of a model's size to draw on; by keyboard with the arrows and the space bar. */
export function Drawing({ size, range, values, onChange }: DrawingProps) {
  const [height, width] = size;
  const [low, high] = range;
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Cell | null>(null);
  // Several moves may come before the page is drawn anew: each builds on the one before.
  const latest = useRef(values);
  latest.current = values;
  const [cursor, setCursor] = useState<number | null>(null);
  const [erasing, setErasing] = useState(false);
  const theme = useTheme(({ theme: shown }) => shown);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are the theme's.
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context == null) return;
    const style = getComputedStyle(canvas.current);
    const cell = EDGE / Math.max(height, width);
    context.clearRect(0, 0, EDGE, EDGE);
    context.fillStyle = style.color;
    for (const [i, value] of values.entries()) {
      context.globalAlpha = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
      const [x, y] = [i % width, Math.floor(i / width)];
      context.fillRect(x * cell, y * cell, Math.ceil(cell), Math.ceil(cell));
    }
    context.globalAlpha = 1;
    context.strokeStyle = style.getPropertyValue('--line');
    context.beginPath();
    for (let x = 0; x <= width; x++) {
      context.moveTo(x * cell, 0);
      context.lineTo(x * cell, height * cell);
    }
    for (let y = 0; y <= height; y++) {
      context.moveTo(0, y * cell);
      context.lineTo(width * cell, y * cell);
    }
    context.stroke();
    if (cursor === null) return;
    context.strokeStyle = style.getPropertyValue('--accent');
    context.lineWidth = 6;
    context.strokeRect((cursor % width) * cell, Math.floor(cursor / width) * cell, cell, cell);
    context.lineWidth = 1;
  }, [values, cursor, theme, height, width, low, high]);

  const cellAt = (event: PointerEvent<HTMLCanvasElement>): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    const largest = Math.max(height, width);
    const place = (offset: number, edge: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor((offset / edge) * largest)));
    return [
      place(event.clientY - box.top, box.height, height),
      place(event.clientX - box.left, box.width, width),
    ];
  };
  const paint = (cells: readonly Cell[], erase: boolean) => {
    const next = latest.current.slice();
    for (const cell of cells) dot(next, size, cell, range, erase);
    latest.current = next;
    onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -width,
      ArrowDown: width,
    };
    const step = steps[event.key];
    const here = cursor ?? 0;
    if (step !== undefined) setCursor((here + step + values.length) % values.length);
    else if (event.key === ' ') {
      paint([[Math.floor(here / width), here % width]], (values[here] ?? low) > low);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles.board}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: drawn on with keys of its own. */}
      <canvas
        ref={canvas}
        className={styles.drawing}
        width={EDGE}
        height={EDGE}
        role="application"
        aria-label={`${height}×${width} 그림판. 화살표로 옮기고 스페이스로 칠합니다.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = cellAt(event);
          paint([last.current], erasing);
        }}
        onPointerMove={(event) => {
          if (last.current === null) return;
          const here = cellAt(event);
          paint(stroke(last.current, here), erasing);
          last.current = here;
        }}
        onPointerUp={() => {
          last.current = null;
        }}
        onPointerCancel={() => {
          last.current = null;
        }}
      />
      <label className={styles.eraser}>
        <input
          type="checkbox"
          checked={erasing}
          onChange={(event) => setErasing(event.target.checked)}
        />
        지우개
      </label>
    </div>
  );
}
