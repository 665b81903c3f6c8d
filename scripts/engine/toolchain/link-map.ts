/** wasm-ld's map, summed by the part of the engine an object belongs to. */

export interface PartSize {
  readonly part: string;
  /** Machine code, function bodies with their headers. */
  readonly code: number;
  /** Constants and initial data. */
  readonly data: number;
}

/** The parts of DESIGN.md's tree; one part per kernel family, one per library. */
export function partOf(object: string): string {
  const library = /lib([\w+.-]+)\.a/.exec(object)?.[1];
  if (library !== undefined) {
    if (library.startsWith('clang_rt')) return 'lib/compiler-rt';
    return `lib/${library}`;
  }
  const ours = /^engine\/(src|abi)\/(.*)\.o$/.exec(object);
  if (!ours) return object === '<internal>' ? 'linker' : `program/${object.replace(/\.o$/, '')}`;
  const [, root, path] = ours as unknown as [string, string, string];
  if (root === 'abi') return 'abi';
  const folders = path.split('/');
  if (folders[0] === 'kernels' && folders[1] !== 'internal') return path;
  return folders.slice(0, folders[0] === 'kernels' ? 2 : 1).join('/');
}

/** Sorted by size, largest first. */
export function sizesByPart(map: string, part: (object: string) => string = partOf): PartSize[] {
  const sums = new Map<string, { code: number; data: number }>();
  let section = '';
  for (const line of map.split('\n')) {
    const row = /^\s*(\S+)\s+([0-9a-f]+|-)\s+([0-9a-f]+)\s(.*)$/.exec(line);
    if (!row) continue;
    const size = Number.parseInt(row[3] as string, 16);
    const rest = row[4] as string;
    // Columns: an output section starts its line, an input section is indented by 8, a symbol by 16.
    if (!rest.startsWith(' ')) {
      section = rest.trim();
      continue;
    }
    const input = /^ {8}(\S.*?):\((.*)\)$/.exec(rest);
    // Zeroed memory is in the map, but takes no room in the file.
    if (!input || section === '.bss') continue;
    const name = part(input[1] as string);
    const sum = sums.get(name) ?? { code: 0, data: 0 };
    if (section === 'CODE') sum.code += size;
    else sum.data += size;
    sums.set(name, sum);
  }
  return [...sums]
    .map(([name, { code, data }]) => ({ part: name, code, data }))
    .filter(({ code, data }) => code + data > 0)
    .sort((a, b) => b.code + b.data - (a.code + a.data) || (a.part < b.part ? -1 : 1));
}
