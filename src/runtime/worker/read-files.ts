import type { ExternalData } from '../contract/model-file.ts';
import type { ExternalBytes } from '../engines/engine.ts';

export const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

export const externalBytes = (files: readonly ExternalData[]): Promise<ExternalBytes[]> =>
  Promise.all(files.map(async ({ path, data }) => ({ path, data: await bytesOf(data) })));
