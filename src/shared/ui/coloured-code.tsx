import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useNear } from '../browser/use-near.ts';
import { canHighlight, highlight, type Lines } from '../highlight/client.ts';

interface ColouredCodeProps {
  /** As the fence names it. */
  readonly language: string;
  readonly code: string;
}

/** Code in colours once it comes near the screen; as it is until then, and where no colours are known. */
export function ColouredCode({ language, code }: ColouredCodeProps) {
  const place = useRef<HTMLElement>(null);
  const near = useNear(place);
  const [coloured, setColoured] = useState<{ code: string; lines: Lines } | null>(null);
  useEffect(() => {
    if (!near || !canHighlight(language, code)) return;
    let current = true;
    void highlight(language, code).then((lines) => {
      if (current && lines !== null) setColoured({ code, lines });
    });
    return () => {
      current = false;
    };
  }, [near, language, code]);
  if (coloured?.code !== code) return <code ref={place}>{code}</code>;
  let at = 0;
  return (
    <code ref={place} className="shiki">
      {coloured.lines.map((line, index) => {
        const key = at;
        at += line.reduce((length, { text }) => length + text.length, 1);
        return (
          <span key={key}>
            {line.map(({ text, light, dark }, run) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a line never move.
                key={run}
                style={{ '--shiki-light': light, '--shiki-dark': dark } as CSSProperties}
              >
                {text}
              </span>
            ))}
            {index < coloured.lines.length - 1 && '\n'}
          </span>
        );
      })}
    </code>
  );
}
