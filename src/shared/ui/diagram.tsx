import mermaid from 'mermaid';
import { useEffect, useId, useState } from 'react';
import { useTheme } from '@/shared/theme/theme-store.ts';
import styles from './diagram.module.css';

interface DiagramProps {
  /** Mermaid source. */
  readonly chart: string;
  /** What the picture says, in words. */
  readonly alt: string;
}

const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Told apart by colour: slices, branches, sections. */
const HUES = [
  '--arena-intermediate',
  '--arena-input',
  '--arena-scratch',
  '--arena-output',
  '--arena-variable',
  '--arena-temp',
  '--arena-persistent',
];
const MOST_HUES = 12;

/** The page's colours by the names that Mermaid has for them. */
function themeVariables(): Record<string, string> {
  const variables: Record<string, string> = {
    background: token('--panel'),
    primaryColor: token('--accent-soft'),
    primaryBorderColor: token('--accent'),
    primaryTextColor: token('--ink'),
    secondaryColor: token('--sunken'),
    tertiaryColor: token('--panel'),
    lineColor: token('--ink-3'),
    textColor: token('--ink'),
    titleColor: token('--ink'),
    edgeLabelBackground: token('--panel'),
    noteBkgColor: token('--warn-soft'),
    noteTextColor: token('--ink'),
    noteBorderColor: token('--warn'),
    pieTitleTextSize: '18px',
    pieTitleTextColor: token('--ink'),
    pieLegendTextColor: token('--ink'),
    pieSectionTextColor: token('--accent-ink'),
    pieStrokeColor: token('--panel'),
    pieOuterStrokeColor: token('--line'),
    pieOpacity: '1',
    taskBkgColor: token('--accent-soft'),
    taskBorderColor: token('--accent'),
    taskTextColor: token('--ink'),
    taskTextDarkColor: token('--ink'),
    taskTextOutsideColor: token('--ink'),
    sectionBkgColor: token('--sunken'),
    altSectionBkgColor: token('--panel'),
    sectionBkgColor2: token('--sunken'),
    gridColor: token('--line'),
    todayLineColor: token('--bad'),
  };
  for (let index = 0; index < MOST_HUES; index++) {
    const hue = token(HUES[index % HUES.length] ?? '--accent');
    variables[`pie${index + 1}`] = hue;
    variables[`cScale${index}`] = hue;
    variables[`cScaleLabel${index}`] = token('--accent-ink');
    variables[`git${index}`] = hue;
    variables[`gitBranchLabel${index}`] = token('--accent-ink');
    variables[`fillType${index}`] = token('--accent-soft');
  }
  return variables;
}

/** A Mermaid drawing in the page's colours, with a text alternative. */
export default function Diagram({ chart, alt }: DiagramProps) {
  const id = useId().replaceAll(/[^a-zA-Z0-9]/g, '');
  const theme = useTheme((state) => state.theme);
  const [drawing, setDrawing] = useState<{ svg: string } | { error: string } | null>(null);

  useEffect(() => {
    let current = true;
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      theme: 'base',
      darkMode: theme === 'dark',
      fontFamily: token('--font-ui'),
      // Its width is fixed before it is scaled to the page: a wide one is not to be read.
      gantt: { useWidth: 760 },
      themeVariables: themeVariables(),
    });
    mermaid
      .render(`diagram-${id}-${theme}`, chart)
      .then(({ svg }) => current && setDrawing({ svg }))
      .catch((error: unknown) => current && setDrawing({ error: String(error) }));
    return () => {
      current = false;
    };
  }, [chart, id, theme]);

  if (drawing !== null && 'error' in drawing) {
    return (
      <div className={styles.failed}>
        <p>그림을 그리지 못했습니다: {drawing.error}</p>
        <pre>{chart}</pre>
      </div>
    );
  }
  return (
    <div className={styles.diagram}>
      {drawing === null ? (
        <div className={styles.skeleton} />
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: Mermaid's own SVG, made with securityLevel strict.
        <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: drawing.svg }} />
      )}
    </div>
  );
}
