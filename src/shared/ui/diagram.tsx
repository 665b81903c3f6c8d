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
      themeVariables: {
        background: token('--panel'),
        primaryColor: token('--accent-soft'),
        primaryBorderColor: token('--accent'),
        primaryTextColor: token('--ink'),
        secondaryColor: token('--sunken'),
        tertiaryColor: token('--panel'),
        lineColor: token('--ink-3'),
        textColor: token('--ink'),
        edgeLabelBackground: token('--panel'),
      },
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
