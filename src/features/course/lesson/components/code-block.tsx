import { Check, Copy, SquarePen } from 'lucide-react';
import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { ENGINE_MODULES } from '@/runtime/contract/engine.ts';
import { askForLab } from '../lab-link.ts';
import styles from './code-block.module.css';

const COPIED_MS = 1500;

const MODULES = [...Object.values(ENGINE_MODULES), 'lab'].join('|');
/** A program of the lab brings its imports; a fragment does not run by itself. */
const PROGRAM = new RegExp(`^import [^;]* from '(${MODULES})';`, 'm');

interface CodeBlockProps extends ComponentProps<'pre'> {
  /** Opens a program; without it the lab beside the text does. */
  readonly onOpen?: (code: string) => void;
  /** What opening will do. */
  readonly openTitle?: string;
}

const openBeside = (code: string) => askForLab({ kind: 'code', code });

/** A block of code with a button that copies it and, where it is a program, one that opens it. */
export function CodeBlock({
  onOpen = openBeside,
  openTitle = '편집기의 코드를 이 코드로 바꿉니다. Ctrl+Z로 취소할 수 있습니다',
  ...props
}: CodeBlockProps) {
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(false);
  const [runs, setRuns] = useState(false);

  useLayoutEffect(() => {
    setRuns(PROGRAM.test(pre.current?.textContent ?? ''));
  }, []);

  const text = () => pre.current?.textContent ?? '';
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <div className={styles.block}>
      <div className={styles.actions}>
        {runs && (
          <button type="button" title={openTitle} onClick={() => onOpen(text())}>
            <SquarePen size={14} aria-hidden />
            편집기로 열기
          </button>
        )}
        <button
          type="button"
          aria-label={copied ? '복사했습니다' : '코드 복사'}
          onClick={() => void copy()}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre {...props} ref={pre} tabIndex={0} />
    </div>
  );
}
