import type { Progress } from '../contract/engine.ts';
import type { Program, RunEvent, WorkerKind } from '../contract/run.ts';
import type { FrameConnect, FrameReady, FrameToPage, PageToFrame } from '../contract/sandbox.ts';
import { fetchWithProgress, isAppFile } from './assets.ts';
import { isRunEvent } from './run-events.ts';

export interface SandboxRun {
  readonly id: number;
  readonly worker: WorkerKind;
  readonly program: Program;
  readonly onEvent: (event: RunEvent) => void;
  /** The worker could not be started, or died without a word. */
  readonly onCrash: (message: string) => void;
}

const READY_TIMEOUT_MS = 20_000;
/** From the order to run to the worker's first word; it loads from the app's own address. */
const START_TIMEOUT_MS = 20_000;

/** The app's own address: where index.html lies. */
export function appUrl(): string {
  return new URL(import.meta.env.BASE_URL, document.baseURI).href;
}

/**
 * The iframe of opaque origin, made at first use. It keeps what the runtimes need between runs;
 * the student's code runs in a worker inside it, one worker a run.
 */
export class SandboxFrame implements Disposable {
  #connection: Promise<MessagePort> | null = null;
  #iframe: HTMLIFrameElement | null = null;
  #current: { run: SandboxRun; events: MessagePort } | null = null;
  /** Files on their way, each with the runs that wait for it. */
  readonly #fetching = new Map<string, Set<number>>();
  readonly #life = new AbortController();
  #startTimer: ReturnType<typeof setTimeout> | undefined;

  /** Loads the frame ahead of the first run. */
  warm(): Promise<unknown> {
    return this.#connect();
  }

  /** Starts a run and ends the one before it, of which nothing is heard from now on. */
  async start(run: SandboxRun): Promise<void> {
    this.#drop();
    const channel = new MessageChannel();
    this.#current = { run, events: channel.port1 };
    channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#current?.run !== run) return;
      if (!isRunEvent(data) || data.id !== run.id) {
        run.onCrash('코드가 실험실의 내부를 바꾸어 결과를 읽을 수 없습니다.');
        return;
      }
      if (data.kind === 'started') clearTimeout(this.#startTimer);
      run.onEvent(data);
    };
    const port = await this.#connect();
    if (this.#current?.run !== run) return;
    const { id, worker, program } = run;
    const message: PageToFrame = { kind: 'run', id, worker, program, events: channel.port2 };
    port.postMessage(message, [channel.port2]);
    this.#startTimer = setTimeout(() => {
      // The frame's process has died: out of memory, for one. The next run gets a new frame.
      this.#discard();
      run.onCrash(
        '샌드박스가 응답하지 않습니다. 메모리가 모자랐을 수 있습니다. 다시 실행해 주세요.',
      );
    }, START_TIMEOUT_MS);
  }

  /** Ends a run if it is still the current one. */
  stop(id: number): void {
    if (this.#current?.run.id === id) this.#drop();
  }

  [Symbol.dispose](): void {
    this.#drop();
    this.#life.abort();
    this.#discard();
  }

  #discard(): void {
    this.#iframe?.remove();
    this.#iframe = null;
    this.#connection = null;
  }

  #drop(): void {
    const current = this.#current;
    if (current === null) return;
    this.#current = null;
    clearTimeout(this.#startTimer);
    current.events.close();
    const message: PageToFrame = { kind: 'stop', id: current.run.id };
    void this.#connection?.then((port) => port.postMessage(message)).catch(() => {});
  }

  #connect(): Promise<MessagePort> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#discard();
      throw error;
    });
    return this.#connection;
  }

  #open(): Promise<MessagePort> {
    const iframe = document.createElement('iframe');
    iframe.setAttribute('sandbox', 'allow-scripts');
    iframe.allow = 'cross-origin-isolated';
    iframe.title = '코드 실행 샌드박스';
    iframe.tabIndex = -1;
    iframe.ariaHidden = 'true';
    iframe.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden';
    const address = appUrl();
    iframe.src = new URL('src/runtime/sandbox/frame.html', address).href;
    this.#iframe = iframe;

    return new Promise((resolve, reject) => {
      const listening = new AbortController();
      const timer = setTimeout(() => {
        listening.abort();
        reject(new Error('코드를 실행할 샌드박스가 열리지 않았습니다.'));
      }, READY_TIMEOUT_MS);
      addEventListener(
        'message',
        ({ source, data }: MessageEvent<FrameReady | undefined>) => {
          if (source !== iframe.contentWindow || data?.kind !== 'sandbox-ready') return;
          listening.abort();
          clearTimeout(timer);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data: message }: MessageEvent<FrameToPage>) =>
            this.#hear(message, port1, address);
          const connect: FrameConnect = { kind: 'sandbox-connect', appUrl: address };
          // The frame's origin is opaque, so there is no origin to name here.
          iframe.contentWindow?.postMessage(connect, '*', [port2]);
          resolve(port1);
        },
        { signal: AbortSignal.any([listening.signal, this.#life.signal]) },
      );
      document.body.append(iframe);
    });
  }

  #hear(message: FrameToPage, port: MessagePort, address: string): void {
    const current = this.#current;
    switch (message.kind) {
      case 'crashed':
        if (current?.run.id === message.id) current.run.onCrash(message.message);
        break;
      case 'asset-wanted':
        void this.#serve(message, port, address);
        break;
    }
  }

  /** Progress goes to the runs that wait for the file, of which only the current one is heard. */
  async #serve(
    { id, asset }: Extract<FrameToPage, { kind: 'asset-wanted' }>,
    port: MessagePort,
    address: string,
  ): Promise<void> {
    const { url } = asset;
    const waiting = this.#fetching.get(url);
    if (waiting !== undefined) {
      waiting.add(id);
      return;
    }
    const runs = new Set([id]);
    this.#fetching.set(url, runs);
    const onProgress = (progress: Progress) => {
      const run = this.#current?.run;
      if (run !== undefined && runs.has(run.id)) {
        run.onEvent({ id: run.id, kind: 'progress', progress });
      }
    };
    try {
      if (!isAppFile(url, address)) throw new Error(`${url}: 앱의 파일이 아닙니다.`);
      const bytes = await fetchWithProgress(asset, onProgress, this.#life.signal);
      const answer: PageToFrame = { kind: 'asset', url, bytes };
      port.postMessage(answer, [bytes]);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const answer: PageToFrame = { kind: 'asset-failed', url, message: text };
      port.postMessage(answer);
    } finally {
      this.#fetching.delete(url);
    }
  }
}
