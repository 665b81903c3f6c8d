import { expect, test } from './harness/test.ts';

/** What code from a stranger's link must not be able to do. Each line says what happened. */
const ATTEMPTS = `
const attempts = {
  indexedDB: () => new Promise((resolve, reject) => {
    const request = indexedDB.open('progress');
    request.onsuccess = () => resolve('opened');
    request.onerror = () => reject(request.error);
  }),
  localStorage: async () => localStorage.length,
  caches: () => caches.open('x'),
  storage: () => navigator.storage.getDirectory(),
  parent: async () => parent.location.href,
  top: async () => top.document.title,
  opener: async () => opener.document,
  cookies: () => cookieStore.getAll(),
  fetch: () => fetch('https://example.com/'),
  beacon: async () => { if (!navigator.sendBeacon('https://example.com/')) throw new Error('refused'); },
  xhr: async () => {
    const request = new XMLHttpRequest();
    request.open('GET', 'https://example.com/', false);
    request.send();
  },
  import: () => import('https://example.com/x.js'),
  importScripts: async () => importScripts('https://example.com/x.js'),
  webSocket: () => new Promise((resolve, reject) => {
    const socket = new WebSocket('wss://example.com/');
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('refused'));
  }),
  eventSource: () => new Promise((resolve, reject) => {
    const source = new EventSource('https://example.com/');
    source.onopen = resolve;
    source.onerror = () => reject(new Error('refused'));
  }),
  nestedWorker: () => new Promise((resolve, reject) => {
    const source = "fetch('https://example.com/').then(() => postMessage('open'), () => postMessage('refused'))";
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    worker.onmessage = ({ data }) => data === 'open' ? resolve() : reject(new Error(data));
  }),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    console.log(name + ' reached ' + await attempt());
  } catch (error) {
    console.log(name + ' denied');
  }
}
console.log('origin ' + self.origin);
`;

for (const kind of ['threads', 'webgpu'] as const) {
  test(`code in the ${kind} worker reaches nothing of the app and no other origin`, async ({
    lab,
  }) => {
    const outside: string[] = [];
    lab.page.on('response', (response) => {
      if (!response.url().startsWith('http://localhost') && /^https?:/.test(response.url())) {
        outside.push(response.url());
      }
    });
    await lab.page.evaluate(() => {
      localStorage.setItem('progress', 'mine');
      indexedDB.open('progress');
    });
    const prefix = kind === 'webgpu' ? 'navigator.gpu;\n' : '';
    const { lines, events } = await lab.run(prefix + ATTEMPTS);
    expect(events[0]).toMatchObject({ kind: 'started', worker: kind });
    expect(lines.filter((line) => line.includes('reached'))).toEqual([]);
    expect(lines.filter((line) => line.endsWith('denied'))).toHaveLength(16);
    expect(lines.at(-1)).toBe('origin null');
    expect(outside).toEqual([]);
  });
}

test('the frame does not answer a stranger, and code cannot forge the page’s files', async ({
  lab,
}) => {
  const { lines } = await lab.run(`
    // The first answer is that to the last question: an answer to junk would come before it.
    const answered = new Promise((resolve) => addEventListener('message', ({ data }) => {
      console.log(data.kind, data.message);
      resolve();
    }));
    for (const junk of [null, 1, {}, { kind: 'asset-wanted' }, { kind: 'worker-failed' }]) postMessage(junk);
    const asset = { url: 'https://example.com/x.wasm', what: 'x', bytes: null };
    postMessage({ kind: 'asset-wanted', asset });
    await answered;
  `);
  expect(lab.noise).toEqual([]);
  expect(lines).toEqual(['asset-failed https://example.com/x.wasm: 앱의 파일이 아닙니다.']);
});

test('code that bends the language itself harms only its own run', async ({ lab }) => {
  const bends = [
    "Array.prototype.map = () => 'bent'; console.log('a', { b: 1 });",
    "Array.prototype.push = function () { return 0; }; console.log('a');",
    "Object.entries = () => { throw new Error('no'); }; console.log({ b: 1 });",
    "String.prototype.split = () => [null]; console.log('a'); null.foo;",
    "MessagePort.prototype.postMessage = () => {}; self.postMessage = () => {}; console.log('a');",
    "Object.prototype.kind = 'done'; Object.prototype.milliseconds = 0; console.log('a');",
  ];
  for (const code of bends) {
    const { outcome } = await lab.run(code);
    expect(['done', 'failed'], code).toContain(outcome.status);
  }
  expect((await lab.run("console.log('다시')")).lines).toEqual(['다시']);
  expect(lab.noise).toEqual([]);
});
