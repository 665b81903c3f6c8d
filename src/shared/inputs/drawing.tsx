import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import styles from './input-panel.module.css';

interface DrawingProps {
  readonly size: readonly [number, number];
  readonly range: readonly [number, number];
  readonly values: Float32Array;
  readonly onChange: (values: Float32Array) => void;
}

const CELL = 20;

/** A picture of a model's size to draw on; by keyboard with the arrows and the space bar. */
export function Drawing({
  size: [height, width],
  range: [low, high],
  values,
  onChange,
}: DrawingProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  const drawing = useRef(false);

  const paint = (index: number, value: number) => {
    const next = values.slice();
    next[index] = value;
    onChange(next);
  };
  const at = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * width);
    const row = Math.floor(((event.clientY - box.top) / box.height) * height);
    return (
      Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))
    );
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
    else if (event.key === ' ') paint(here, (values[here] ?? low) > low ? low : high);
    else return;
    event.preventDefault();
  };

  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width * CELL} ${height * CELL}`}
      role="application"
      aria-label={`${height}×${width} 그림판. 화살표로 옮기고 스페이스로 칠합니다.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: drawn on by keyboard too.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drawing.current = true;
        paint(at(event), high);
      }}
      onPointerMove={(event) => {
        if (drawing.current) paint(at(event), high);
      }}
      onPointerUp={() => {
        drawing.current = false;
      }}
    >
      {Array.from(values, (value, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
          key={index}
          x={(index % width) * CELL}
          y={Math.floor(index / width) * CELL}
          width={CELL}
          height={CELL}
          fill="currentColor"
          fillOpacity={Math.min(1, Math.max(0, (value - low) / (high - low || 1)))}
          stroke={cursor === index ? 'var(--accent)' : 'var(--line)'}
          strokeWidth={cursor === index ? 3 : 0.5}
        />
      ))}
    </svg>
  );
}
