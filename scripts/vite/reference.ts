import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { declaredModule } from '../reference/declarations.ts';

const QUERY = '.d.ts?reference';

/** `import module from './name.d.ts?reference'`: what the declaration file says, as data. */
export function reference(): Plugin {
  return {
    name: 'reference',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(QUERY)) return null;
      const path = id.slice(0, id.lastIndexOf('?'));
      this.addWatchFile(path);
      const module = declaredModule(basename(path, '.d.ts'), readFileSync(path, 'utf8'));
      return { code: `export default ${JSON.stringify(module)};`, moduleType: 'js', map: null };
    },
  };
}
