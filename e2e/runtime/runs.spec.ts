import type { RunEvent } from '../../src/runtime/contract/run.ts';
import { expect, test } from './harness/test.ts';

test('values, levels and places arrive in the console', async ({ lab }) => {
  const { events, outcome } = await lab.run(
    "console.log('안녕', { a: [1, 2] });\n  console.warn('조심');",
  );
  expect(outcome.status).toBe('done');
  const lines = events.flatMap((event) => (event.kind === 'console' ? event.lines : []));
  expect(lines).toMatchObject([
    {
      level: 'log',
      source: 'user',
      location: { file: 'main.ts', line: 1, column: 9 },
      values: [{ text: '안녕' }, { name: 'Object', entries: [{ key: 'a' }] }],
    },
    { level: 'warn', location: { line: 2, column: 11 } },
  ]);
  expect(lab.noise).toEqual([]);
});

test('an uncaught error names the line of the editor, whenever it is thrown', async ({ lab }) => {
  const atOnce = await lab.run('const a = 1;\n\nnull.foo;');
  expect(atOnce.outcome).toMatchObject({
    status: 'failed',
    error: { name: 'TypeError', location: { file: 'main.ts', line: 3, column: 6 } },
  });
  const later = await lab.run('setTimeout(() => {\n  throw new RangeError("늦음");\n}, 50);');
  expect(later.outcome).toMatchObject({
    status: 'failed',
    error: { name: 'RangeError', message: '늦음', location: { line: 2, column: 9 } },
  });
  const rejected = await lab.run(
    '\nPromise.reject(new Error("거절"));\nsetTimeout(() => {}, 500);',
  );
  expect(rejected.outcome).toMatchObject({ error: { location: { line: 2, column: 16 } } });
});

test('whatever is thrown ends the run and is said, also what cannot be read', async ({ lab }) => {
  const thrown: readonly (readonly [string, string])[] = [
    ['null', 'null'],
    ["{ code: 42, why: '그냥' }", '{"code":42,"why":"그냥"}'],
    ['Object.assign(Object.create(null), { toJSON() { throw 1; } })', '글로 옮길 수 없습니다'],
    [
      "Object.defineProperty(new Error(), 'message', { get() { throw 1; } })",
      '글로 옮길 수 없습니다',
    ],
  ];
  for (const [value, said] of thrown) {
    const { outcome } = await lab.run(`throw ${value};`);
    expect(outcome, value).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining(said) },
    });
  }
});

test('a program that closes its worker is over', async ({ lab }) => {
  const { lines, outcome } = await lab.run(
    "console.log('끝'); self.close(); for await (const x of []) x;",
  );
  expect(outcome.status).toBe('done');
  expect(lines).toEqual(['끝', 'close()를 불러 실행을 여기서 끝냈습니다.']);
});

test('the line is that of the TypeScript when a source map says so', async ({ lab }) => {
  const outcome = await lab.page.evaluate(() => {
    const client = new globalThis.harness.LabClient();
    // `const a: number = 1;` and an empty line above, which the emitted code does not have.
    const sourceMap = JSON.stringify({
      version: 3,
      sources: ['main.ts'],
      names: [],
      mappings: 'AAAA,MAAM,CAAC,GAAW,CAAC,CAAC;AAEpB,MAAM,IAAI,KAAK,EAAE,CAAC',
    });
    const code = 'const a = 1;\nthrow new Error();';
    return client.run(
      { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap }], files: [] },
      { onEvent: () => {} },
    );
  });
  expect(outcome).toMatchObject({ error: { location: { file: 'main.ts', line: 3, column: 7 } } });
});

test('an import that leads nowhere says so, with its line', async ({ lab }) => {
  expect((await lab.run("\nimport np from 'numpy';")).outcome).toMatchObject({
    error: { name: 'ImportError', location: { line: 2 } },
  });
  expect((await lab.run("\nimport { nope } from 'lab';\nnope();")).outcome).toMatchObject({
    error: {
      message: "The requested module 'lab' does not provide an export named 'nope'",
      location: { line: 2, column: 10 },
    },
  });
});

test('an endless loop ends when it is told to, and the next run works', async ({ lab }) => {
  const outcome = await lab.page.evaluate(async () => {
    const client = new globalThis.harness.LabClient();
    const control = new AbortController();
    const code = "console.log('loop'); for (;;) {}";
    return client.run(
      { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap: null }], files: [] },
      {
        signal: control.signal,
        onEvent: (event) => {
          if (event.kind === 'console') control.abort();
        },
      },
    );
  });
  expect(outcome).toEqual({ status: 'stopped' });
  expect((await lab.run("console.log('다시')")).lines).toEqual(['다시']);
});

test('a worker in an endless loop is really gone', async ({ lab }) => {
  const { page } = lab;
  // Without the spare worker of the harness, the only one is that of the loop.
  await page.evaluate(() => globalThis.harness.dispose());
  await expect.poll(() => page.workers().length).toBe(0);
  const stop = await page.evaluateHandle(async () => {
    const client = new globalThis.harness.LabClient();
    const code = "console.log('loop'); for (;;) {}";
    await new Promise<void>((looping) => {
      void client.run(
        { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap: null }], files: [] },
        { onEvent: ({ kind }) => kind === 'console' && looping() },
      );
    });
    return () => client.stop();
  });
  const [looping, ...others] = page.workers();
  if (looping === undefined) throw new Error('The loop has no worker');
  expect(others).toEqual([]);
  const gone = looping.waitForEvent('close');
  await stop.evaluate((end) => end());
  await gone;
});

test('nothing of an older run is heard once a newer one has started', async ({ lab }) => {
  const { kinds, outcomes } = await lab.page.evaluate(async () => {
    const client = new globalThis.harness.LabClient();
    const events: (RunEvent & { of: string })[] = [];
    const start = (name: string, code: string) =>
      client.run(
        { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap: null }], files: [] },
        { onEvent: (event) => events.push({ ...event, of: name }) },
      );
    const noisy =
      "setInterval(() => console.log('old'), 1); for (let i = 0; i < 5000; i++) console.log(i);";
    const older = start('old', noisy);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const heard = events.length;
    const newer = start(
      'new',
      "await new Promise((done) => setTimeout(done, 300)); console.log('new');",
    );
    const outcomes = await Promise.all([older, newer]);
    return { kinds: events.slice(heard).map(({ of }) => of), outcomes };
  });
  expect(outcomes).toMatchObject([{ status: 'superseded' }, { status: 'done' }]);
  expect(new Set(kinds)).toEqual(new Set(['new']));
});

test('50,000 lines come in parts that a page can draw, and what was left out is counted', async ({
  lab,
}) => {
  const { parts, omitted } = await lab.page.evaluate(async () => {
    const client = new globalThis.harness.LabClient();
    const code = "for (let i = 0; i < 50000; i++) console.log('line', i, { i });";
    const parts: number[] = [];
    let omitted = 0;
    await client.run(
      { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap: null }], files: [] },
      {
        onEvent: (event) => {
          if (event.kind !== 'console') return;
          parts.push(event.lines.length);
          omitted = event.omitted;
        },
      },
    );
    return { parts, omitted };
  });
  expect(parts.reduce((sum, lines) => sum + lines, 0)).toBe(10_000);
  expect(omitted).toBe(40_000);
  expect(Math.max(...parts)).toBeLessThanOrEqual(500);
});

test('a run is over when timers and requests are, not before', async ({ lab }) => {
  const { lines, outcome } = await lab.run(`
    setTimeout(() => console.log('나중'), 150);
    let ticks = 0;
    const timer = setInterval(() => { if (++ticks === 3) { clearInterval(timer); console.log('세 번'); } }, 20);
  `);
  expect(outcome.status).toBe('done');
  expect(lines.toSorted()).toEqual(['나중', '세 번']);
});

test('a program that goes on shows what it did so far', async ({ lab }) => {
  const { invokes, told, milliseconds } = await lab.page.evaluate(async () => {
    const client = new globalThis.harness.LabClient();
    const code = `
      import * as tflm from 'tflm';
      import { loadModel, progress } from 'lab';
      const resolver = new tflm.MicroMutableOpResolver(1);
      resolver.addFullyConnected();
      const model = tflm.getModel(await loadModel('sine_int8.tflite'));
      const interpreter = new tflm.MicroInterpreter(model, resolver, new tflm.TensorArena(4096));
      interpreter.allocateTensors();
      let step = 0;
      setInterval(() => { interpreter.invoke(); progress(++step); }, 5);`;
    const invokes: number[] = [];
    let told = 0;
    const started = performance.now();
    await client.run(
      { entry: 'main.ts', modules: [{ path: 'main.ts', code, sourceMap: null }], files: [] },
      {
        onEvent: (event) => {
          if (event.kind === 'progress') told += 1;
          if (event.kind !== 'report' || event.report.engine !== 'tflm') return;
          invokes.push(event.report.invokeCount);
          if (invokes.length === 2) client.stop();
        },
      },
    );
    return { invokes, told, milliseconds: performance.now() - started };
  });
  expect(invokes[1]).toBeGreaterThan(invokes[0] ?? 0);
  // A timer of 5 ms is told at most every 50; loading the runtime is told as well.
  expect(told).toBeLessThan(20 + milliseconds / 50);
});
