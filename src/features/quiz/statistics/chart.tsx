import * as Plot from '@observablehq/plot';
import { useLayoutEffect, useRef } from 'react';
import { useTheme } from '@/shared/theme/theme-store.ts';
import styles from './statistics-page.module.css';

export interface ChartProps {
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
  readonly options: Plot.PlotOptions;
}

/** A plot in the theme's colours, as wide as its column. */
export default function Chart({ alt, options }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme((state) => state.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours come from the theme's tokens.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    let plot: Element | null = null;
    const draw = () => {
      plot?.remove();
      plot = Plot.plot({
        height: 220,
        marginLeft: 40,
        style: { background: 'transparent', color: 'var(--ink)', fontFamily: 'var(--font-ui)' },
        ...options,
        width: Math.max(240, element.clientWidth),
      });
      element.append(plot);
    };
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot?.remove();
    };
  }, [options, theme]);

  return (
    <div className={styles.chart} role="img" aria-label={alt}>
      <div ref={host} aria-hidden="true" />
    </div>
  );
}
