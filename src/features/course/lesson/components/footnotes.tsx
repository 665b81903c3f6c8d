import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { useLesson } from '../lesson-context.ts';

/** Whether a source is cited by a step that is shown. */
function isCited(source: Element): boolean {
  const back = [...source.querySelectorAll<HTMLAnchorElement>('a[data-footnote-backref]')];
  return back.some(({ hash }) => {
    const citation = document.getElementById(decodeURIComponent(hash.slice(1)));
    return citation !== null && citation.closest('section[hidden]') === null;
  });
}

/** The sources at the end of a lesson: those that the shown step cites, with their own numbers. */
export function Footnotes(props: ComponentProps<'section'>) {
  const section = useRef<HTMLElement>(null);
  const { step, records } = useLesson();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another step, or an answered prediction, cites others.
  useLayoutEffect(() => {
    const element = section.current;
    if (element === null) return;
    const sources = [...element.querySelectorAll<HTMLLIElement>('ol > li')];
    for (const [index, source] of sources.entries()) {
      source.value = index + 1;
      source.hidden = !isCited(source);
    }
    element.hidden = sources.every(({ hidden }) => hidden);
  }, [step, records]);

  return <section {...props} ref={section} aria-labelledby="footnote-label" />;
}
