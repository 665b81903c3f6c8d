import { startTransition, useEffect, useState } from 'react';
import type { CompiledForPage, HeldNote } from '../worker/contract.ts';

export interface CompiledText {
  readonly text: string;
  readonly compiled: CompiledForPage;
  /** To be kept; null where no path was given. */
  readonly held: HeldNote | null;
}

interface Options {
  readonly delayMs: number;
  /** Where it is to be kept; null where it is only read. */
  readonly path: string | null;
}

/** Compiles what is typed, the newest only; gives the last one that is ready. */
export function useCompiled(text: string | null, { delayMs, path }: Options) {
  const [result, setResult] = useState<CompiledText | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { compileForPage } = await import('../worker/client.ts');
        const { compiled, held } = await compileForPage(text, path, leaving.signal);
        // A long page is drawn between frames, not in one.
        startTransition(() => {
          setResult({ text, compiled, held });
          setFailure(null);
        });
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(String(error));
      }
    }, delayMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [text, delayMs, path]);
  return { result, failure };
}
