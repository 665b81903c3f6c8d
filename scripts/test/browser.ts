import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chrome, Chromium and Edge install themselves, by platform. */
function usualPlaces(): string[] {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return roots
      .filter((root): root is string => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google/Chrome/Application/chrome.exe'),
        join(root, 'Chromium/Application/chrome.exe'),
        join(root, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (env.PATH ?? '').split(':').concat('/usr/bin', '/snap/bin');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed(): string | undefined {
  return usualPlaces().find((path) => existsSync(path) && isExecutable(path));
}

async function playwrightOwn(): Promise<string | undefined> {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

const isRoot = () => process.getuid?.() === 0;

/**
 * A Chromium to test with: CHROME_PATH, an installed one, Playwright's own, or else one installed
 * now. Throws one sentence that says what to install if none can be had.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, which is not an executable file.`);
  }
  const found = installed() ?? (await playwrightOwn());
  if (found !== undefined) return found;

  console.log('No Chrome or Chromium found; asking Playwright to install one.');
  if (run('npx', ['playwright', 'install', 'chromium'])) {
    const own = await playwrightOwn();
    if (own !== undefined) return own;
  }
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    console.log("Playwright could not; installing the distribution's chromium.");
    run('apt-get', ['update', '-qq']);
    // The fonts make the screenshots show Hangul.
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
    const distributions = installed();
    if (distributions !== undefined) return distributions;
  }
  throw new Error(
    'The tests need a browser: install Google Chrome or Chromium, or set CHROME_PATH to its executable.',
  );
}

/** Flags for headless tests; the sandbox is off only for root, where Chromium refuses to start with it. */
export function browserArgs(): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** WebGPU without a GPU: Chromium's own software adapter. */
export const WEBGPU_ARGS = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];
