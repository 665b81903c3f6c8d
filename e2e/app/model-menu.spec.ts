import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { matMulBeside } from '../providers/onnx-file.ts';
import { siteUrl } from '../sites.ts';
import { consoleOf, expect, labReady, runDone, runProgram, test } from './test.ts';

/** Lets the menu write the program of a model for a runtime. */
async function choose(page: Page, file: string, runtime: string): Promise<void> {
  await page.getByRole('button', { name: '모델', exact: true }).click();
  await page.getByRole('button', { name: `${file}: ${runtime} 코드 쓰기` }).click();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
}

test('a model of the zoo: the menu writes its program, which runs on its runtime', async ({
  page,
  shot,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  await page.getByRole('button', { name: '모델', exact: true }).click();
  await expect(page.getByRole('list', { name: '손글씨 숫자' })).toBeVisible();
  await shot('model-menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '모델', exact: true })).toBeFocused();
  for (const [file, runtime, said] of [
    ['digits_int16x8.tflite', 'TFLM', '아레나 사용량:'],
    ['digits_hybrid.tflite', 'TFLite', '정답:'],
    ['digits_int8.onnx', 'ONNX Runtime', '정답:'],
    ['sine.ort', 'ONNX Runtime', 'Float32Array'],
  ] as const) {
    await choose(page, file, runtime);
    await runProgram(page);
    await runDone(page);
    await expect(consoleOf(page)).toContainText(said);
  }
});

test('a model that TFLM refuses: the program is written all the same, the engine says why', async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  await choose(page, 'beyond_float32.tflite', 'TFLM');
  await runProgram(page);
  await expect(consoleOf(page)).toContainText("Didn't find op for builtin opcode 'TOPK_V2'");
});

test("a file of the student's own gets a program, and undo brings back the old one", async ({
  page,
}) => {
  await page.goto(`${siteUrl('root')}lab`);
  await labReady(page);
  await page.getByLabel('모델 파일 고르기').setInputFiles({
    name: '내 모델.tflite',
    mimeType: 'application/octet-stream',
    buffer: await readFile('public/models/sensor/sensor_int8.tflite'),
  });
  await choose(page, '내 모델.tflite', 'TFLM');
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('출력 0:');
  await page.getByRole('textbox', { name: '코드 편집기' }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.locator('.monaco-editor')).toContainText('같은 숫자 그림 하나를');

  // Two files in one drop: a model, and what it keeps its weights in.
  const { model, data } = matMulBeside(16, 'weights/two.onnx.data');
  const dropped = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer();
      for (const [name, bytes] of files) {
        transfer.items.add(new File([Uint8Array.from(bytes)], name));
      }
      return transfer;
    },
    [
      ['two.onnx.data', [...data]],
      ['two.onnx', [...model]],
    ] as const,
  );
  const lab = page.getByRole('region', { name: '실험실' });
  await lab.dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText('여기에 놓으면')).toBeVisible();
  await lab.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('list', { name: '내 파일' })).toContainText('two.onnx.data');
  await choose(page, 'two.onnx', 'ONNX Runtime');
  await expect(page.locator('.monaco-editor')).toContainText("path: 'weights/two.onnx.data'");
  await runProgram(page);
  await runDone(page);
  await expect(consoleOf(page)).toContainText('y');
});

test('code of a lesson opens in the editor, at 360 px behind the other tab', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${siteUrl('root')}learn/tflm/first-inference`);
  const open = page.getByRole('button', { name: '편집기로 열기' }).first();
  await open.scrollIntoViewIfNeeded();
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '실험', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await labReady(page);
  // The lesson's program draws nothing; the starter that it takes the place of does.
  await expect(page.locator('.monaco-editor')).toContainText('import * as tflm');
  await expect(page.locator('.monaco-editor')).not.toContainText('bars');
  await runProgram(page);
  await runDone(page);
});
