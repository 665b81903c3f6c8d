import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/**
 * The anchor in the address, and the page scrolled and focused there, whatever is folded over it.
 * Nothing happens for one that is not; who comes back from another page finds this as it was left.
 */
export function usePlace(): string {
  const { hash, key } = useLocation();
  const comesBack = useNavigationType() === 'POP';
  const isHere = useRef(false);
  const place = decoded(hash.slice(1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place may be asked for again.
  useEffect(() => {
    const restored = comesBack && !isHere.current && scrollY > 0;
    isHere.current = true;
    const element = place === '' ? null : document.getElementById(place);
    if (element === null) return;
    const folded = element.closest('details:not([open])');
    folded?.setAttribute('open', '');
    if (folded !== null || !restored) element.scrollIntoView();
    element.focus({ preventScroll: true });
  }, [place, key]);
  return place;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
