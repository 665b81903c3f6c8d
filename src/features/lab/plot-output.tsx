import * as Plot from '@observablehq/plot';
import { useLayoutEffect, useRef } from 'react';
import type { LabOutput } from '@/runtime/contract/output.ts';
import { useTheme } from '@/shared/theme/theme-store.ts';
import styles from './output-view.module.css';

type Plotted = Extract<LabOutput, { kind: 'plot' | 'bars' }>;

const PALETTE = ['--accent', '--arena-output', '--arena-scratch', '--arena-input'];

function curves(output: Extract<Plotted, { kind: 'plot' }>) {
  const points = output.series.flatMap(({ name, x, y }) =>
    y.map((value, index) => ({ name, x: x[index] ?? index, y: value })),
  );
  const channels = { x: 'x', y: 'y', stroke: 'name' };
  const mark =
    output.mark === 'line'
      ? Plot.lineY(points, channels)
      : Plot.dot(points, { ...channels, r: 2.5, fill: 'name' });
  return { marks: [Plot.ruleY([0], { strokeOpacity: 0.3 }), mark] };
}

function columns(output: Extract<Plotted, { kind: 'bars' }>) {
  return {
    x: { label: null, domain: output.bars.map(({ label }) => label) },
    marks: [
      Plot.barY(output.bars, { x: 'label', y: 'value', fill: 'var(--accent)' }),
      Plot.ruleY([0]),
    ],
  };
}

export default function PlotOutput({ output }: { readonly output: Plotted }) {
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme((state) => state.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours come from the theme's tokens.
  useLayoutEffect(() => {
    const plot = Plot.plot({
      width: 560,
      height: 240,
      marginLeft: 48,
      style: { background: 'transparent', color: 'var(--ink)', fontFamily: 'var(--font-ui)' },
      ariaLabel: output.title ?? (output.kind === 'bars' ? '막대그래프' : '그래프'),
      x: { label: output.kind === 'plot' ? output.xLabel : null },
      y: { label: output.kind === 'plot' ? output.yLabel : null, grid: true },
      color: {
        legend: output.kind === 'plot' && output.series.length > 1,
        range: PALETTE.map((token) => `var(${token})`),
      },
      ...(output.kind === 'plot' ? curves(output) : columns(output)),
    });
    host.current?.append(plot);
    return () => plot.remove();
  }, [output, theme]);

  return <div ref={host} className={styles.plot} />;
}
