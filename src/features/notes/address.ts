/** Where a note is read, within the app. */
export const noteAddress = (path: string, section: string | null = null): string =>
  `/notes?note=${encodeURIComponent(path)}${section === null ? '' : `#${section}`}`;

export const editAddress = (path: string): string => `${noteAddress(path)}&edit`;
