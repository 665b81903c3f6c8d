import type { TFLiteWebAPIClient } from '@tensorflow/tfjs-tflite/dist/types/tflite_web_api';
import type { EngineHost } from '../engine.ts';
import { runtimeFile } from '../runtime-file.ts';

export type TfLiteClient = TFLiteWebAPIClient;
export type TfLiteRunner = Awaited<ReturnType<TfLiteClient['TFLiteWebModelRunner']['create']>>;

/** What the package's scripts, which are no modules, find in the global scope. */
interface ScriptRealm {
  exports?: { tfweb?: TfLiteClient };
  importScripts(...urls: string[]): void;
}

/** The scripts find one another by name in one folder. */
const FOLDER = new URL(`${import.meta.env.BASE_URL}${__TFLITE_FILES__}`, import.meta.url).href;
const CLIENT = 'tflite_web_api_client.js';

/** The client takes threads wherever it can make shared memory, whatever number is asked for. */
const glueName = () =>
  `tflite_web_api_cc_${typeof SharedArrayBuffer === 'undefined' ? 'simd' : 'simd_threaded'}`;

/** The WebAssembly that the client is going to choose. */
export const wasmFile = () => runtimeFile(`${glueName()}.wasm`);

/** Loads the low-level client and the WebAssembly that it is going to choose. */
export async function loadClient(host: EngineHost): Promise<TfLiteClient> {
  const glue = glueName();
  const file = (name: string) =>
    host.provide({
      url: `${FOLDER}${name}`,
      what: 'TensorFlow Lite',
      bytes: runtimeFile(name).bytes,
    });
  const [client, glueScript] = await Promise.all([
    file(CLIENT),
    file(`${glue}.js`),
    file(`${glue}.wasm`),
  ]);

  const realm = self as unknown as ScriptRealm;
  const scripts = new Map([
    [`${FOLDER}${CLIENT}`, textOf(client)],
    [`${FOLDER}${glue}.js`, textOf(glueScript)],
  ]);
  evaluateInsteadOfImporting(realm, scripts);
  realm.exports = {};
  realm.importScripts(`${FOLDER}${CLIENT}`);
  const tfweb = realm.exports.tfweb;
  if (tfweb === undefined) throw new Error('TensorFlow Lite의 클라이언트를 읽지 못했습니다.');
  const features = await tfweb.tflite_web_api.getWasmFeatures();
  if (!features.simd) {
    throw new Error(
      '이 브라우저는 WebAssembly SIMD를 지원하지 않아 TensorFlow Lite를 쓸 수 없습니다.',
    );
  }
  tfweb.tflite_web_api.setWasmPath(FOLDER);
  return tfweb;
}

function textOf(content: ArrayBuffer | WebAssembly.Module): string {
  if (content instanceof ArrayBuffer) return new TextDecoder().decode(content);
  throw new TypeError('A script cannot be a WebAssembly module');
}

/**
 * Scripts that are already here are evaluated in the global scope, which is what importScripts does:
 * a module worker has no importScripts, and in the sandbox it would fetch 1.2 MB anew for each run.
 * They keep their names, so that what they print is known to be theirs.
 */
function evaluateInsteadOfImporting(
  realm: ScriptRealm,
  scripts: ReadonlyMap<string, string>,
): void {
  const original = realm.importScripts?.bind(realm);
  // biome-ignore lint/security/noGlobalEval: the package's own scripts, which are no modules.
  const evaluate = eval;
  realm.importScripts = (...urls) => {
    for (const url of urls) {
      const script = scripts.get(url);
      if (script === undefined) original(url);
      else evaluate(`${script}\n//# sourceURL=${url}`);
    }
  };
}
