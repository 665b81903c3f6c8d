import { describe, expect, it } from 'vitest';
import { parseProfile } from './profile.ts';

/** Rows as onnxruntime-web 1.30 printed them for two runs of the digits model, shortened. */
const row = (name: string, node: number, dur: number) =>
  `{"cat" : "Node","pid" :42,"tid" :1053752,"dur" :${dur},"ts" :392190,"ph" : "X","name" :"${name}_kernel_time","args" : {"op_name" : "FusedConv","provider" : "CPUExecutionProvider","output_size" : "4096","node_index" : "${node}"}},`;
const PROFILE = [
  '[',
  '{"cat" : "Session","pid" :42,"tid" :1,"dur" :13780,"ts" :164,"ph" : "X","name" :"model_loading_array","args" : {}},',
  row('conv1', 9, 2479),
  row('pool1', 2, 894),
  row('conv1', 9, 59),
  row('pool1', 2, 25),
  '{"cat" : "Session","pid" :42,"tid" :1,"dur" :284,"ts" :398715,"ph" : "X","name" :"model_run","args" : {}}',
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
});
