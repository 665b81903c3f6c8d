import { init, parse } from 'es-module-lexer';
import type { CodeLocation } from '../../contract/console.ts';
import type { Program, ProgramModule } from '../../contract/run.ts';
import type { SourceLocator } from './stack.ts';

/** An import that leads nowhere, with its place in the editor. */
export class LinkError extends Error {
  override readonly name = 'ImportError';
  constructor(
    message: string,
    readonly location: CodeLocation | null,
  ) {
    super(message);
  }
}

export interface LinkHost {
  /** URL of a module of ours by its bare name; undefined if there is none. */
  resolve(specifier: string): string | undefined;
  /** Names the student may import, for the message when one is not among them. */
  readonly modules: readonly string[];
  /** Turns code into something that can be imported. */
  toUrl(code: string): string;
}

/** Bare module names that a program imports, in order and once each. */
export async function importedModules(program: Program): Promise<string[]> {
  await init;
  const names = program.modules.flatMap(({ code }) =>
    importsOf(code).flatMap(({ specifier }) => (isRelative(specifier) ? [] : [specifier])),
  );
  return [...new Set(names)];
}

/**
 * Rewrites the imports of a program to URLs, depth first, and returns the URL of its entry. The
 * locator learns each module's address on the way.
 */
export async function linkProgram(
  program: Program,
  host: LinkHost,
  locator: SourceLocator,
): Promise<string> {
  await init;
  const modules = new Map(program.modules.map((module) => [withoutExtension(module.path), module]));
  const linked = new Map<string, string>();
  const open: string[] = [];

  function link(module: ProgramModule): string {
    const done = linked.get(module.path);
    if (done !== undefined) return done;
    const locate = (offset: number) => locationAt(module, offset, locator);
    open.push(module.path);
    let code = '';
    let copied = 0;
    for (const { specifier, start, end, quoted } of importsOf(module.code)) {
      const url = isRelative(specifier)
        ? relative(module, specifier, () => locate(start))
        : host.resolve(specifier);
      // What `import()` cannot find is for the code to catch; the policy refuses other origins.
      if (url === undefined && quoted) continue;
      if (url === undefined) throw unknown(specifier, locate(start));
      // A dynamic import's range includes the quotes, a static one's does not.
      code += module.code.slice(copied, start) + (quoted ? JSON.stringify(url) : url);
      copied = end;
    }
    open.pop();
    code += module.code.slice(copied);
    const url = host.toUrl(code);
    linked.set(module.path, url);
    locator.add(url, module.path, module.sourceMap);
    return url;
  }

  function relative(
    from: ProgramModule,
    specifier: string,
    location: () => CodeLocation | null,
  ): string {
    const path = joinPath(from.path, specifier);
    const module = modules.get(withoutExtension(path));
    if (module === undefined) {
      throw new LinkError(`'${specifier}' 파일이 없습니다.`, location());
    }
    if (open.includes(module.path)) {
      throw new LinkError(
        `'${specifier}'를 불러올 수 없습니다. 두 파일이 서로를 불러오고 있습니다.`,
        location(),
      );
    }
    return link(module);
  }

  function unknown(specifier: string, location: CodeLocation | null): LinkError {
    return new LinkError(
      `'${specifier}'라는 모듈이 없습니다. 쓸 수 있는 모듈은 ${host.modules.join(', ')}입니다.`,
      location,
    );
  }

  const entry = modules.get(withoutExtension(program.entry));
  if (entry === undefined) throw new LinkError(`'${program.entry}' 파일이 없습니다.`, null);
  return link(entry);
}

interface ImportRange {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Imports with a name that is known beforehand; `import(expression)` is left to the browser. */
function importsOf(code: string): ImportRange[] {
  const [imports] = parse(code);
  return imports.flatMap(({ n, s, e, d }) =>
    n === undefined || n === null ? [] : [{ specifier: n, start: s, end: e, quoted: d >= 0 }],
  );
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}

function joinPath(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** An offset in a module's code as a place in the editor. */
function locationAt(
  module: ProgramModule,
  offset: number,
  locator: SourceLocator,
): CodeLocation | null {
  const before = module.code.slice(0, offset).split('\n');
  locator.add(module.path, module.path, module.sourceMap);
  return locator.locate(module.path, before.length, (before.at(-1)?.length ?? 0) + 1);
}

/**
 * Where a name is imported that its module does not have. The browser's error names module and
 * export but no line.
 */
export function missingExport(
  message: string,
  program: Program,
  locator: SourceLocator,
): CodeLocation | null {
  const [, specifier, name] =
    /module '([^']+)' does not provide an export named '([^']+)'/.exec(message) ?? [];
  if (specifier === undefined || name === undefined) return null;
  for (const module of program.modules) {
    const statement = importsOf(module.code).find((range) => range.specifier === specifier);
    if (statement === undefined) continue;
    const words = new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`, 'g');
    const before = [...module.code.slice(0, statement.start).matchAll(words)].at(-1);
    return locationAt(module, before?.index ?? statement.start, locator);
  }
  return null;
}
