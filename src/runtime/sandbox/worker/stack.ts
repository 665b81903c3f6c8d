import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { CodeLocation, StackFrame } from '../../contract/console.ts';

/** A frame as a browser writes it, lines and columns from 1. */
export interface RawFrame {
  readonly name: string | null;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

const V8 = /^\s*at (?:async |new )*(?:(.*?) \()?((?:blob|data|https?|file):.*?):(\d+):(\d+)\)?$/;
const SPIDERMONKEY = /^(.*?)@((?:blob|data|https?|file):.*?):(\d+):(\d+)$/;

export function parseStack(stack: string): RawFrame[] {
  const frames: RawFrame[] = [];
  for (const text of stack.split('\n')) {
    const match = V8.exec(text) ?? SPIDERMONKEY.exec(text);
    const [, name, url, line, column] = match ?? [];
    if (url === undefined) continue;
    frames.push({
      name: name === undefined || name === '' ? null : name,
      url,
      line: Number(line),
      column: Number(column),
    });
  }
  return frames;
}

/** Turns places in the code that runs into places in the editor. */
export class SourceLocator {
  readonly #modules = new Map<string, { path: string; map: TraceMap | null }>();
  /** Names for addresses that are not the student's: the modules that hand on a runtime. */
  readonly #names = new Map<string, string>();
  /** Stacks of the calls that led to an error thrown elsewhere, later. */
  readonly #callers = new WeakMap<Error, string>();

  /** `sourceMap` null: the code is the editor's text itself. */
  add(url: string, path: string, sourceMap: string | null): void {
    this.#modules.set(url, { path, map: sourceMap === null ? null : new TraceMap(sourceMap) });
  }

  name(url: string, name: string): void {
    this.#names.set(url, name);
  }

  /** An error of a runtime's promise knows nothing of the student's call; its caller does. */
  calledFrom(error: Error, stack: string): void {
    if (!this.#callers.has(error)) this.#callers.set(error, stack);
  }

  locate(url: string, line: number, column: number): CodeLocation | null {
    const module = this.#modules.get(url);
    if (module === undefined) return null;
    const file = module.path;
    if (module.map === null) return { file, line, column };
    const original = originalPositionFor(module.map, { line, column: column - 1 });
    if (original.line === null) return { file, line, column };
    return { file, line: original.line, column: original.column + 1 };
  }

  /** The frames of an error that are the student's, in the editor's places. */
  framesOf(error: Error): StackFrame[] {
    const own = this.#frames(error.stack);
    return own.length > 0 ? own : this.#frames(this.#callers.get(error));
  }

  #frames(stack: string | undefined): StackFrame[] {
    return parseStack(stack ?? '').flatMap(({ name, url, line, column }) => {
      const location = this.locate(url, line, column);
      return location === null ? [] : [{ name, location }];
    });
  }

  /** The text with addresses of modules replaced by the names the student knows. */
  readable(text: string): string {
    let result = text;
    for (const [url, { path }] of this.#modules) result = result.replaceAll(url, path);
    for (const [url, name] of this.#names) result = result.replaceAll(url, name);
    return result;
  }
}
