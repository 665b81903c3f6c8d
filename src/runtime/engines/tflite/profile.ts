import type { NodeRun } from '../../contract/report.ts';

/**
 * Reads the "Run Order" table of TFLite's profile. A partition that XNNPACK took over is one row of
 * the kind TfLiteXNNPackDelegate; the kernels inside it follow under "Delegate internal".
 */
export function parseProfile(summary: string): NodeRun[] {
  const nodes: NodeRun[] = [];
  let inside: string | null = null;
  let runOrder = false;
  for (const line of summary.split('\n')) {
    if (line.startsWith('Delegate internal')) inside = 'XNNPACK';
    if (/=+ .* =+/.test(line)) runOrder = line.includes('Run Order');
    if (!runOrder) continue;
    const [op, , average, , , , , name] = line
      .split('\t')
      .map((cell) => cell.trim())
      .filter(Boolean);
    const milliseconds = Number(average);
    if (op === undefined || name === undefined || Number.isNaN(milliseconds)) continue;
    nodes.push({
      index: nodes.length,
      name: name.replace(/:\d+$/, ''),
      op,
      microseconds: milliseconds * 1000,
      bytes: null,
      provider: inside ?? (op.includes('XNNPack') ? 'XNNPACK' : 'TFLite'),
    });
  }
  return nodes;
}
