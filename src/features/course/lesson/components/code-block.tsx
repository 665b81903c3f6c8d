import { Check, Copy } from 'lucide-react';
import { type ComponentProps, useRef, useState } from 'react';
import styles from './code-block.module.css';

const COPIED_MS = 1500;

/** A block of code with a button that copies it. */
export function CodeBlock(props: ComponentProps<'pre'>) {
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    await navigator.clipboard.writeText(pre.current?.textContent ?? '');
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <div className={styles.block}>
      <button
        type="button"
        className={styles.copy}
        aria-label={copied ? '복사했습니다' : '코드 복사'}
        onClick={() => void copy()}
      >
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre {...props} ref={pre} tabIndex={0} />
    </div>
  );
}
