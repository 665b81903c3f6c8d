import type { Program, WorkerKind } from '../contract/run.ts';

/** Names by which code asks for WebGPU: the provider's name, its bundle, or the API itself. */
const WEBGPU = /(['"`])(?:webgpu|onnxruntime-web\/(?:webgpu|jspi))\1|\bnavigator\s*\.\s*gpu\b/;

/**
 * The worker that a program needs. WebGPU needs a secure context, which only the data: kind is;
 * everything else gets the kind that may have threads.
 */
export function workerKindFor(program: Pick<Program, 'modules'>): WorkerKind {
  return program.modules.some(({ code }) => WEBGPU.test(withoutComments(code)))
    ? 'webgpu'
    : 'threads';
}

/** Strings stay whole, so that `'//'` inside one does not start a comment. */
function withoutComments(code: string): string {
  return code.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, text: string | undefined) => text ?? ' ',
  );
}
