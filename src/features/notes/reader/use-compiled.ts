import { startTransition, useEffect, useState } from 'react';
import type { CompiledForPage } from '../worker/contract.ts';

export interface CompiledText {
  readonly text: string;
  readonly compiled: CompiledForPage;
}

/** Compiles what is typed, the newest only; gives the last one that is ready. */
export function useCompiled(text: string | null, delayMs: number) {
  const [result, setResult] = useState<CompiledText | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { compileForPage } = await import('../worker/client.ts');
        const compiled = await compileForPage(text, leaving.signal);
        // A long page is drawn between frames, not in one.
        startTransition(() => {
          setResult({ text, compiled });
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
  }, [text, delayMs]);
  return { result, failure };
}
