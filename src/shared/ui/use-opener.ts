import { useState } from 'react';

/**
 * For the `onCloseAutoFocus` of a window that has no trigger of its own: the focus goes back to where
 * it was when the window opened, unless closing it has led it elsewhere.
 */
export function useOpener(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
  };
}
