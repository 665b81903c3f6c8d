import lab from '../contract/modules/lab.d.ts?raw';
import tflite from '../contract/modules/tflite.d.ts?raw';
import tflm from '../contract/modules/tflm.d.ts?raw';

/** A declaration file for the editor's TypeScript worker. */
export interface EditorLib {
  readonly path: string;
  readonly text: string;
}

const ONNXRUNTIME_COMMON = import.meta.glob('/node_modules/onnxruntime-common/dist/esm/*.d.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Record<string, string>;

/**
 * The types of everything that the student may import. Ours are the very declarations that the
 * implementation is checked against; onnxruntime-web's are the package's own. Heavy: import this
 * module together with the editor.
 */
export const EDITOR_LIBS: readonly EditorLib[] = [
  { path: 'file:///node_modules/lab/index.d.ts', text: lab },
  { path: 'file:///node_modules/tflm/index.d.ts', text: tflm },
  { path: 'file:///node_modules/tflite/index.d.ts', text: tflite },
  ...['', '/wasm', '/webgpu', '/jspi'].map((entry) => ({
    path: `file:///node_modules/onnxruntime-web${entry}/index.d.ts`,
    text: "export * from 'onnxruntime-common';\n",
  })),
  ...Object.entries(ONNXRUNTIME_COMMON).map(([path, text]) => ({
    path: `file:///node_modules/onnxruntime-common/${path.slice(path.lastIndexOf('/') + 1)}`,
    text,
  })),
];
