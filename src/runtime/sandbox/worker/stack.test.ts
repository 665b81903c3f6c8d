import { describe, expect, it } from 'vitest';
import { parseStack, SourceLocator } from './stack.ts';

const URL_OF_MAIN = 'blob:null/4be4-4c54';

/** TypeScript's map of `const a: number = 1;\n\nthrow new Error();` to the same without the type. */
const MAP = JSON.stringify({
  version: 3,
  file: 'main.js',
  sourceRoot: '',
  sources: ['main.ts'],
  names: [],
  mappings: 'AAAA,MAAM,CAAC,GAAW,CAAC,CAAC;AAEpB,MAAM,IAAI,KAAK,EAAE,CAAC',
});

describe('stack traces', () => {
  it('are read as Chromium writes them', () => {
    const stack = `TypeError: x\n    at run (${URL_OF_MAIN}:3:15)\n    at async ${URL_OF_MAIN}:9:1\n    at Array.map (<anonymous>)`;
    expect(parseStack(stack)).toEqual([
      { name: 'run', url: URL_OF_MAIN, line: 3, column: 15 },
      { name: null, url: `${URL_OF_MAIN}`, line: 9, column: 1 },
    ]);
  });

  it('are read as Firefox and Safari write them', () => {
    expect(parseStack(`run@${URL_OF_MAIN}:3:15\n@${URL_OF_MAIN}:9:1`)).toEqual([
      { name: 'run', url: URL_OF_MAIN, line: 3, column: 15 },
      { name: null, url: URL_OF_MAIN, line: 9, column: 1 },
    ]);
  });
});

describe('a place in the code that ran', () => {
  it('is the place in the editor, through the source map', () => {
    const locator = new SourceLocator();
    locator.add(URL_OF_MAIN, 'main.ts', MAP);
    expect(locator.locate(URL_OF_MAIN, 2, 7)).toEqual({ file: 'main.ts', line: 3, column: 7 });
  });

  it('is left as it is without a map, and is nothing outside the student’s code', () => {
    const locator = new SourceLocator();
    locator.add(URL_OF_MAIN, 'main.ts', null);
    expect(locator.locate(URL_OF_MAIN, 2, 7)).toEqual({ file: 'main.ts', line: 2, column: 7 });
    expect(locator.locate('https://app.example/engine.js', 2, 7)).toBeNull();
  });

  it('comes from the call when the error itself has none', () => {
    const locator = new SourceLocator();
    locator.add(URL_OF_MAIN, 'main.ts', null);
    const error = new Error('ERROR_CODE: 7');
    error.stack = 'Error: ERROR_CODE: 7\n    at https://app.example/ort.js:1:1';
    locator.calledFrom(error, `Error\n    at ${URL_OF_MAIN}:5:9`);
    expect(locator.framesOf(error)).toEqual([
      { name: null, location: { file: 'main.ts', line: 5, column: 9 } },
    ]);
  });
});
