import scratchStart from '../../../content/lab/starter/scratch.ts?raw';

const STORAGE_KEY = 'lab-scratch';

/** The code of the lab page as it was left, or a program to begin with. */
export function readScratch(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? scratchStart;
  } catch {
    return scratchStart;
  }
}

export function keepScratch(text: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, text);
  } catch {
    // Storage is off or full: the code then lasts until the page is closed.
  }
}
