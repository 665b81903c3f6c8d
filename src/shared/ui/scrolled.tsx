import type { ReactNode } from 'react';
import styles from './scrolled.module.css';

/** What may be wider than the page: it scrolls sideways by itself, by keyboard as well. */
export function Scrolled({
  label,
  children,
}: {
  /** Of what is in it, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.scrolled} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
