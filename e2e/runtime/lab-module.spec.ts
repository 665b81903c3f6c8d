import { readFileSync } from 'node:fs';
import { expect, test } from './harness/test.ts';

test('models of the zoo and the student’s own files load by name', async ({ lab }) => {
  const own = [1, 2, 3];
  const { lines } = await lab.run(
    `import { loadModel } from 'lab';
     console.log((await loadModel('sine_int8.tflite')).length);
     console.log((await loadModel('sine/sine_int8.tflite')).length);
     console.log((await loadModel('mine.tflite')).join());
     try { await loadModel('none.onnx'); } catch (error) { console.log(error.message); }`,
    { files: { 'mine.tflite': own } },
  );
  const bytes = readFileSync('public/models/sine/sine_int8.tflite').length;
  expect(lines.slice(0, 3)).toEqual([String(bytes), String(bytes), '1,2,3']);
  expect(lines[3]).toContain("'none.onnx'이라는 모델이 없습니다");
});

test('samples come in the type that the model takes', async ({ lab }) => {
  const { lines } = await lab.run(
    `import { sample } from 'lab';
     for (const name of ['digits_int8.tflite', 'digits_float32.tflite', 'digits_int16x8.tflite']) {
       const { values, label } = await sample(name, 4);
       console.log(values.constructor.name, values.length, label);
     }
     try { await sample('digits_int8.tflite', 1e6); } catch (error) { console.log(error.message); }`,
  );
  expect(lines.slice(0, 3)).toEqual(['Int8Array 64 1', 'Float32Array 64 1', 'Int16Array 64 1']);
  expect(lines[3]).toMatch(/예시 입력은 \d+개입니다/);
});

test('plots, images, bars and tables reach the page as data', async ({ lab }) => {
  const { events } = await lab.run(
    `import { bars, image, plot, progress, table } from 'lab';
     plot({ sin: [0, 1] }, { title: '사인' });
     image(new Float32Array(64));
     bars([0.1, 0.9], { labels: ['a', 'b'] });
     table([{ op: 'Conv2D', bytes: 12 }]);
     progress(3, 20);`,
  );
  const outputs = events.flatMap((event) => (event.kind === 'output' ? [event.output] : []));
  expect(outputs.map(({ kind }) => kind)).toEqual(['plot', 'image', 'bars', 'table']);
  expect(outputs[0]).toMatchObject({ title: '사인', series: [{ name: 'sin', y: [0, 1] }] });
  expect(events).toContainEqual(
    expect.objectContaining({ progress: { stage: 'running', done: 3, total: 20 } }),
  );
});
