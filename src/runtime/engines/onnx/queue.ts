/**
 * One thing at a time: overlapping `create()` or `run()` calls hang onnxruntime-web's native WebGPU
 * provider, and the worker with it.
 */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  add<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.catch(() => {});
    return result;
  }
}
