import { useEffect, useRef } from 'react';
import type { Drawing } from './statistics.ts';
import styles from './values.module.css';

const MOST_CHANNELS = 32;

type Colour = readonly [number, number, number];
/** Readable on both grounds: dark blue over grey to orange, and dark to light where all is positive. */
const NEGATIVE: Colour = [44, 92, 196];
const MIDDLE: Colour = [236, 238, 242];
const POSITIVE: Colour = [196, 88, 34];
const DARK: Colour = [24, 28, 44];
const LIGHT: Colour = [250, 232, 150];

const mixed = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

function colourOf(value: number, min: number, max: number): Colour {
  if (min < 0 && max > 0) {
    const most = Math.max(-min, max);
    return value < 0
      ? mixed(MIDDLE, NEGATIVE, -value / most)
      : mixed(MIDDLE, POSITIVE, value / most);
  }
  return mixed(DARK, LIGHT, max === min ? 0.5 : (value - min) / (max - min));
}

interface HeatMapProps {
  readonly drawing: Extract<Drawing, { kind: 'images' }>;
  readonly numbers: Float64Array;
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

function Channel({
  drawing,
  numbers,
  min,
  max,
  label,
  channel,
}: HeatMapProps & { channel: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, channels } = drawing;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      const colour = colourOf(numbers[i * channels + channel] ?? 0, min, max);
      image.data.set([...colour, 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }, [width, height, channels, channel, numbers, min, max]);
  const scale = Math.max(1, Math.floor((channels === 1 ? 220 : 64) / Math.max(width, height)));
  return (
    <canvas
      ref={canvas}
      className={styles.pixels}
      width={width}
      height={height}
      style={{ inlineSize: Math.min(320, width * scale), aspectRatio: `${width} / ${height}` }}
      role="img"
      aria-label={`${label} 채널 ${channel}`}
    />
  );
}

const STOPS = 8;

/** The colours from the least to the greatest. */
function Scale({ min, max }: { readonly min: number; readonly max: number }) {
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => {
    const colour = colourOf(min + ((max - min) * i) / STOPS, min, max);
    return `rgb(${colour.map(Math.round).join(' ')})`;
  });
  return (
    <span
      className={styles.colours}
      style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
      aria-hidden
    />
  );
}

/** A tensor as pictures, one a channel, all on one scale. */
export function HeatMap(props: HeatMapProps) {
  const { channels } = props.drawing;
  const shown = Math.min(MOST_CHANNELS, channels);
  return (
    <>
      <div className={styles.channels}>
        {Array.from({ length: shown }, (_, channel) => channel).map((channel) => (
          <Channel key={channel} {...props} channel={channel} />
        ))}
      </div>
      <Scale min={props.min} max={props.max} />
      {channels > shown && (
        <p className={styles.small}>
          채널 {channels}개 중 앞의 {shown}개만 그렸습니다.
        </p>
      )}
    </>
  );
}
