import { useEffectEvent, useLayoutEffect } from 'react';
import { latinKey } from '@/shared/browser/latin-key.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Keys of a page, not of a field: once a press, alone. The event is consumed where `press` says so. */
export function useShortcut(press: (key: string) => unknown): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTyping(event.target)) return;
    if (press(latinKey(event)) === true) event.preventDefault();
  });
  useLayoutEffect(() => {
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
