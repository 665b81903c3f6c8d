import { describe, expect, it } from 'vitest';
import { parseProfile } from './profile.ts';

/** Rows as onnxruntime-web 1.30 printed them for two runs of the digits model, shortened. */
const row = (name: string, node: number, dur: number) =>
  `{"cat" : "Node","pid" :42,"tid" :1053752,"dur" :${dur},"ts" :392190,"ph" : "X","name" :"${name}_kernel_time","args" : {"op_name" : "FusedConv","provider" : "CPUExecutionProvider","output_size" : "4096","node_index" : "${node}"}},`;
const END =
  '{"cat" : "Session","pid" :42,"tid" :1,"dur" :284,"ts" :398715,"ph" : "X","name" :"model_run","args" : {}},';
const PROFILE = [
  '[',
  '{"cat" : "Session","pid" :42,"tid" :1,"dur" :13780,"ts" :164,"ph" : "X","name" :"model_loading_array","args" : {}},',
  row('conv1', 9, 2479),
  row('pool1', 2, 894),
  END,
  row('conv1', 9, 59),
  row('pool1', 2, 25),
  END,
  ']',
];

describe("ONNX Runtime's profile", () => {
  it('gives the nodes of the last run, in their order', () => {
    expect(parseProfile(PROFILE)).toEqual([
      {
        index: 0,
        name: 'conv1',
        op: 'FusedConv',
        microseconds: 59,
        bytes: 4096,
        provider: 'CPUExecutionProvider',
      },
      expect.objectContaining({ index: 1, name: 'pool1', microseconds: 25 }),
    ]);
  });

  it('is empty where nothing has run', () => {
    expect(parseProfile(['[', ']'])).toEqual([]);
  });

  it('takes what the GPU took where WebGPU ran the node, over all its kernels', () => {
    const kernel = (name: string, dur: number) =>
      `{"cat" : "Api","pid" :-1,"tid" :-1,"dur" :${dur},"ts" :4252879,"ph" : "X","name" :"${name}","args" : {"cache_key" : "x"}},`;
    const profile = [
      ...[row('conv1', 9, 600), row('flat', 6, 30), END],
      ...[row('conv1', 9, 25), row('flat', 6, 4), END],
      ...[kernel('conv1&Conv&Im2Col', 900), kernel('conv1&Conv&Conv2dMM', 2000)],
      ...[kernel('conv1&Conv&Im2Col', 70), kernel('conv1&Conv&Conv2dMM', 130)],
    ];
    // Reshape starts no kernel: handing it over is all that it costs.
    expect(parseProfile(profile)).toMatchObject([
      { name: 'conv1', microseconds: 200 },
      { name: 'flat', microseconds: 4 },
    ]);
  });

  it('tells nodes of a loop from those around it, and adds up its turns', () => {
    const turn = (took: number) => [row('inner', 0, took), row('other', 1, 1)];
    const run = [row('outer', 0, 7), ...turn(2), ...turn(3), ...turn(4), row('loop', 1, 40), END];
    expect(parseProfile([...run, ...run])).toMatchObject([
      { name: 'outer', microseconds: 7 },
      { name: 'inner', microseconds: 9 },
      { name: 'other', microseconds: 3 },
      { name: 'loop', microseconds: 40 },
    ]);
  });

  it('takes names that the runtime writes down without escaping them', () => {
    const name = 're"lu\\n & "args" : {x}';
    expect(parseProfile([row(name, 0, 5), END])).toMatchObject([{ name, microseconds: 5 }]);
  });

  it('passes over a run that failed', () => {
    expect(parseProfile([row('conv1', 9, 59), END, row('conv1', 9, 1)])).toMatchObject([
      { name: 'conv1', microseconds: 59 },
    ]);
  });
});
