/** Monaco as a promise kept in one place: made at first use, cleared when it fails. */
let loading: Promise<typeof import('./monaco.ts')> | null = null;

export function loadMonaco(): Promise<typeof import('./monaco.ts')> {
  loading ??= import('./monaco.ts').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
