import type { Engine, EngineHost, LoadedEngine } from '../engine.ts';
import { studentModule } from './api.ts';
import { loadClient, wasmFile } from './client.ts';
import { openSession } from './session.ts';

let loading: Promise<LoadedEngine> | null = null;

function load(host: EngineHost): Promise<LoadedEngine> {
  loading ??= loadClient(host)
    .then((client) => studentModule(client, host))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

export const tflite: Engine = {
  id: 'tflite',
  specifiers: ['tflite'],
  availability: ({ threads }) => ({
    engine: 'tflite',
    available: true,
    reason:
      threads > 1
        ? null
        : '이 환경에는 교차 출처 격리(cross-origin isolation)가 없어 스레드를 하나만 씁니다.',
    threads,
  }),
  runtimeFile: wasmFile,
  load,
  open: openSession,
};
