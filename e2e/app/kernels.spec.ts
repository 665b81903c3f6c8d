import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test, writeProgram } from './test.ts';

const PROGRAM = `
import { loadModel, sample } from 'lab';
import * as tflm from 'tflm';
const resolver = new tflm.MicroMutableOpResolver(7);
resolver.addConv2D(); resolver.addAdd(); resolver.addConcatenation(); resolver.addMaxPool2D();
resolver.addReshape(); resolver.addFullyConnected(); resolver.addSoftmax();
const arena = new tflm.TensorArena(64 * 1024);
const bytes = await loadModel('branches_int8.tflite');
const interpreter = new tflm.MicroInterpreter(tflm.getModel(bytes), resolver, arena);
interpreter.allocateTensors();
interpreter.input(0).data.int8.set((await sample('branches_int8.tflite', 0)).values as Int8Array);
interpreter.invoke();
console.log('출력', Array.from(interpreter.output(0).data.int8).join(' '), interpreter.arenaUsedBytes());
`;

/** The same program with either set of kernels: the same line, and the page says what computed it. */
test('the lab chooses kernels, and the node table says which computed each op', async ({
  quietPage: page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await writeProgram(page, PROGRAM);
  const printed: string[] = [];
  for (const kernels of ['reference', 'fast']) {
    await labReady(page);
    await page.getByLabel('TFLM 커널').selectOption(kernels);
    await page.getByRole('tab', { name: /콘솔/ }).click();
    await runProgram(page);
    await runDone(page);
    const line = consoleOf(page)
      .getByRole('listitem')
      .filter({ hasText: /출력-?\d/ });
    printed.push((await line.textContent()) ?? '');
    await page.getByRole('tab', { name: /노드/ }).click();
    const table = page.getByRole('table');
    await expect(table.getByRole('columnheader', { name: '커널' })).toBeVisible();
    const convolutions = table.getByRole('row', { name: /CONV_2D/ });
    expect(await convolutions.count()).toBeGreaterThan(1);
    const named = kernels === 'fast' ? '빠른 커널' : '참조 커널';
    for (const row of await convolutions.all()) await expect(row).toContainText(named);
    await expect(table.getByRole('row', { name: /RESHAPE/ })).toContainText('참조 커널');
    const outside = page.getByText('빠른 커널이 아레나 밖에 둔 메모리');
    await expect(outside).toHaveCount(kernels === 'fast' ? 1 : 0);
    // Chromium has relaxed SIMD, and the page says that it took that build.
    await expect(page.getByText('relaxed SIMD 빌드')).toBeVisible();
    await shot(`kernels-${kernels}`);
  }
  expect(printed[1]).toBe(printed[0]);
  await page.setViewportSize({ width: 360, height: 740 });
  await shot('kernels-360');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('kernels-dark');
});
