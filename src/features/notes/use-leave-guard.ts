import { useEffect, useEffectEvent } from 'react';

/** Lets the browser ask before the tab is closed, as long as something would be lost. */
export function useLeaveGuard(losesSomething: () => boolean): void {
  const ask = useEffectEvent((event: BeforeUnloadEvent) => {
    if (losesSomething()) event.preventDefault();
  });
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => ask(event);
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, []);
}
