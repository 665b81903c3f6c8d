import type { TFLiteWebAPIClient } from '@tensorflow/tfjs-tflite/dist/types/tflite_web_api';
import type { EngineHost } from '../engine.ts';

export type TfLiteClient = TFLiteWebAPIClient;
type Runner = Awaited<ReturnType<TfLiteClient['TFLiteWebModelRunner']['create']>>;
export type TfLiteRunner = Runner;

interface ScriptRealm {
  exports?: { tfweb?: TfLiteClient };
  importScripts(...urls: string[]): void;
}

/** The package's scripts are not modules and find one another by name in one folder. */
const FOLDER = new URL(`${import.meta.env.BASE_URL}${__TFLITE_FILES__}`, import.meta.url).href;

/** Loads the low-level client and the WebAssembly that it is going to choose. */
export async function loadClient(host: EngineHost): Promise<TfLiteClient> {
  const realm = self as unknown as ScriptRealm;
  const glueFor = (threads: boolean) =>
    `${FOLDER}tflite_web_api_cc_${threads ? 'simd_threaded' : 'simd'}`;
  // The client takes threads wherever it can make shared memory, whatever number is asked for.
  const glue = glueFor(typeof SharedArrayBuffer !== 'undefined');
  const client = `${FOLDER}tflite_web_api_client.js`;
  if (host.worker === 'app') await replaceImportScripts(realm, [client, `${glue}.js`]);

  realm.exports = {};
  realm.importScripts(client);
  const tfweb = realm.exports.tfweb;
  if (tfweb === undefined) throw new Error('TensorFlow Lite의 클라이언트를 읽지 못했습니다.');
  const features = await tfweb.tflite_web_api.getWasmFeatures();
  if (!features.simd) {
    throw new Error(
      '이 브라우저는 WebAssembly SIMD를 지원하지 않아 TensorFlow Lite를 쓸 수 없습니다.',
    );
  }
  tfweb.tflite_web_api.setWasmPath(FOLDER);
  await host.provide(`${glue}.wasm`, 'TensorFlow Lite');
  return tfweb;
}

/**
 * A module worker has no importScripts. The scripts are fetched beforehand and evaluated in the
 * global scope when the client asks for them, which is what importScripts does.
 */
async function replaceImportScripts(realm: ScriptRealm, urls: readonly string[]): Promise<void> {
  const sources = new Map(
    await Promise.all(urls.map(async (url) => [url, await (await fetch(url)).text()] as const)),
  );
  // biome-ignore lint/security/noGlobalEval: the package's own scripts, which are no modules.
  const evaluate = eval;
  realm.importScripts = (...wanted) => {
    for (const url of wanted) {
      const source = sources.get(url);
      if (source === undefined) throw new Error(`${url} was not fetched beforehand`);
      evaluate(source);
    }
  };
}
