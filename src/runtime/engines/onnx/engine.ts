import type { Engine, EngineHost, LoadedEngine } from '../engine.ts';
import { studentModule } from './api.ts';
import { bundleFile, bundleFor, bundleOf, loadBundle } from './bundle.ts';
import { openSession } from './session.ts';

const BASE = 'onnxruntime-web';

/** The heavy part, one promise a bundle: cleared when it fails, so that the next try starts anew. */
const loading = new Map<string, Promise<LoadedEngine>>();

function load(host: EngineHost, specifier: string): Promise<LoadedEngine> {
  const bundle = bundleFor(specifier, host.worker);
  let loaded = loading.get(bundle);
  if (loaded === undefined) {
    loaded = loadBundle(host, bundle).then((ort) =>
      studentModule(ort, host, bundleFile(bundle).bytes),
    );
    loading.set(bundle, loaded);
    loaded.catch(() => loading.delete(bundle));
  }
  return loaded;
}

export const onnx: Engine = {
  id: 'onnx',
  specifiers: [BASE, `${BASE}/wasm`, `${BASE}/webgpu`, `${BASE}/jspi`],
  availability: ({ threads }) => ({
    engine: 'onnx',
    available: true,
    reason:
      threads > 1
        ? null
        : '이 환경에는 교차 출처 격리(cross-origin isolation)가 없어 스레드를 하나만 씁니다.',
    threads,
  }),
  runtimeFile: (providers) => bundleFile(bundleOf(providers)),
  load,
  open: openSession,
};
