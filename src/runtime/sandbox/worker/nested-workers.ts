/**
 * Workers started from within the sandbox's worker. In an opaque origin a worker can only be a
 * classic one from a blob, so others are started through a blob that loads them: a classic script
 * by importScripts, a module by import(), with messages held back until it has loaded. That is what
 * lets the threads of onnxruntime-web and of TFLite run here.
 */
export function wrapWorker(Original: typeof Worker): typeof Worker {
  return class NestedWorker extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      const address = String(url);
      const module = options?.type === 'module';
      if (!module && address.startsWith('blob:')) {
        super(address, options);
        return;
      }
      const source = module ? moduleLoader(address) : `importScripts(${JSON.stringify(address)});`;
      const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      super(blob, { ...options, type: 'classic' });
    }
  };
}

function moduleLoader(url: string): string {
  return `const held = [];
const hold = (event) => { held.push(event); event.stopImmediatePropagation(); };
addEventListener('message', hold);
import(${JSON.stringify(url)}).then(() => {
  removeEventListener('message', hold);
  for (const { data, ports } of held) dispatchEvent(new MessageEvent('message', { data, ports }));
}, (error) => { setTimeout(() => { throw error; }); });`;
}
