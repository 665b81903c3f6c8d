/** The runtime's names of its providers, with the colour and the sign that each has everywhere. */
const KNOWN: Readonly<Record<string, { readonly colour: string; readonly sign: string }>> = {
  CPUExecutionProvider: { colour: 'var(--arena-intermediate)', sign: '■' },
  WebGpuExecutionProvider: { colour: 'var(--arena-input)', sign: '▲' },
  WebNNExecutionProvider: { colour: 'var(--arena-variable)', sign: '◆' },
  WebGL: { colour: 'var(--arena-scratch)', sign: '●' },
};
const OTHER = { colour: 'var(--arena-persistent)', sign: '○' };

export const lookOf = (provider: string | null) => KNOWN[provider ?? ''] ?? OTHER;
