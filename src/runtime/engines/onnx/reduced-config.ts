import type { GraphNode, ModelGraph, ReducedConfig } from '../../contract/placement.ts';
import { bytewise, TypesOfOp } from './type-rules.ts';

/** A model with the name that goes into the config's header. */
export interface NamedGraph {
  readonly name: string;
  readonly graph: ModelGraph;
}

const ONNX_DOMAIN = 'ai.onnx';
const domainOf = ({ domain }: GraphNode) => domain || ONNX_DOMAIN;

/**
 * The text that ONNX Runtime's build takes with --include_ops_by_config, as its Python tool writes
 * it for `.ort` files. From `.onnx` the numbers are opsets, the names are from before fusion, and
 * there are no types.
 */
export function reducedConfig(models: readonly NamedGraph[], withTypes: boolean): ReducedConfig {
  const fromOnnx = models.some(({ graph }) => graph.format === 'onnx');
  const lines = new Map<string, { domain: string; version: number; ops: Set<string> }>();
  /** By domain and name: the tool does not tell versions apart here. */
  const types = new Map<string, TypesOfOp>();
  for (const { graph } of models) {
    for (const node of graph.nodes) {
      const domain = domainOf(node);
      const version = node.sinceVersion ?? graph.opsets[node.domain] ?? graph.opsets[domain] ?? 1;
      const key = `${domain};${version}`;
      const line = lines.get(key) ?? { domain, version, ops: new Set() };
      lines.set(key, line);
      line.ops.add(node.op);
      const name = `${domain}:${node.op}`;
      const seen = types.get(name) ?? new TypesOfOp(domain, node.op);
      types.set(name, seen);
      seen.see(node);
    }
  }
  const written = (domain: string, op: string) =>
    withTypes && !fromOnnx ? op + (types.get(`${domain}:${op}`)?.written() ?? '') : op;
  const body = [...lines.values()]
    .sort((a, b) => bytewise(a.domain, b.domain) || a.version - b.version)
    .map(({ domain, version, ops }) => {
      const list = [...ops].sort(bytewise).map((op) => written(domain, op));
      return `${domain};${version};${list.join(',')}`;
    });
  const names = models.map(({ name }) => name).sort(bytewise);
  const header = fromOnnx
    ? [`# Generated from ONNX models path of ${names.join(', ')}`]
    : ['# Generated from model/s:', ...names.map((name) => `# - ${name}`)];
  return {
    text: `${[...header, ...body].join('\n')}\n`,
    operators: [...types.keys()].sort(bytewise),
  };
}
