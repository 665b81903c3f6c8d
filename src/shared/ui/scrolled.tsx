import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './scrolled.module.css';

/** What may be wider than the page: where it is, it scrolls sideways by itself, by keyboard as well. */
export function Scrolled({
  label,
  children,
}: {
  /** Of what is in it, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  const frame = useRef<HTMLElement>(null);
  const [wider, setWider] = useState(false);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const measure = () => setWider(current.scrollWidth > current.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={frame}
      className={styles.scrolled}
      tabIndex={wider ? 0 : undefined}
      aria-label={label}
    >
      {children}
    </section>
  );
}
