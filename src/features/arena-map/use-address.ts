import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { ARENA_TABS, type ArenaTab, openTab, useArenaMap } from './map-store.ts';
import { failed, openZoo, type PageSource } from './open-model.ts';

const FIRST_MODEL = 'digits_int8.tflite';

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

async function openAsked(params: URLSearchParams): Promise<void> {
  const tab = params.get('tab') as ArenaTab;
  openTab(ARENA_TABS.includes(tab) ? tab : 'buffers');
  const model = params.get('model');
  const place = {
    arenaBytes: wholeNumber(params.get('arena')),
    time: wholeNumber(params.get('op')),
  };
  try {
    await openZoo(model ?? FIRST_MODEL, place);
  } catch (error) {
    if (model === null || model === FIRST_MODEL) throw error;
    showNotice({
      tone: 'bad',
      text: `${model}: 예제 모델에 없는 이름입니다. ${FIRST_MODEL} 모델을 대신 엽니다.`,
    });
    await openZoo(FIRST_MODEL);
  }
}

/**
 * Model, size, step and tab in the address, so that a map can be sent to somebody. Another model is
 * another page of the history, the rest is not. A file of the student's own has no address.
 */
export function useAddress(): string | null {
  const [params, setParams] = useSearchParams();
  const written = useRef<string | null>(null);
  const query = params.toString();
  useEffect(() => {
    if (query === written.current) return;
    const first = written.current === null;
    written.current = query;
    // Back from another page: the student's file is still there, and nothing else was asked for.
    if (first && query === '' && useArenaMap.getState().source === ('own' satisfies PageSource))
      return;
    openAsked(new URLSearchParams(query)).catch(failed);
  }, [query]);

  const source = useArenaMap((state) => state.source);
  const name = useArenaMap((state) => state.name);
  const arenaBytes = useArenaMap((state) => state.arenaBytes);
  const time = useArenaMap((state) => state.time);
  const tab = useArenaMap((state) => state.tab);
  useEffect(() => {
    if (name === '' || arenaBytes === 0) return;
    // A drag is one change of the address, not hundreds.
    const timer = setTimeout(() => {
      const next = new URLSearchParams();
      if (source === ('zoo' satisfies PageSource)) {
        next.set('model', name);
        next.set('arena', String(arenaBytes));
        if (time !== null) next.set('op', String(time));
      }
      if (tab !== 'buffers') next.set('tab', tab);
      const before = new URLSearchParams(written.current ?? '');
      if (next.toString() === before.toString()) return;
      written.current = next.toString();
      const another = before.has('model') && before.get('model') !== next.get('model');
      // At once: who goes back before the page has heard of it would stay on this model.
      setParams(next, { replace: !another, preventScrollReset: true, flushSync: true });
    }, 300);
    return () => clearTimeout(timer);
  }, [source, name, arenaBytes, time, tab, setParams]);
  return name === '' ? null : name;
}
