import { describe, expect, it } from 'vitest';
import { parseProfile } from './profile.ts';

/** The summary of the digits model after two runs, as tfjs-tflite 0.0.1-alpha.10 wrote it, cut. */
const SUMMARY = `============================== Run Order ==============================
\t             [node type]\t  [first]\t [avg ms]\t     [%]\t  [cdf%]\t  [mem KB]\t[times called]\t[Name]
\t   TfLiteXNNPackDelegate\t    2.109\t    1.087\t100.000%\t100.000%\t     0.000\t        2\t[probability]:7

============================== Top by Computation Time ==============================
\t             [node type]\t  [first]\t [avg ms]\t     [%]\t  [cdf%]\t  [mem KB]\t[times called]\t[Name]
\t   TfLiteXNNPackDelegate\t    2.109\t    1.087\t100.000%\t100.000%\t     0.000\t        2\t[probability]:7

Number of nodes executed: 1
============================== Summary by node type ==============================
\t             [Node type]\t  [count]\t  [avg ms]\t    [avg %]\t    [cdf %]\t  [mem KB]\t[times called]
\t   TfLiteXNNPackDelegate\t        1\t     2.175\t   100.000%\t   100.000%\t     0.000\t        2

Timings (microseconds): count=1 curr=2175
Memory (bytes): count=0
1 nodes observed

Delegate internal: 
============================== Run Order ==============================
\t             [node type]\t  [first]\t [avg ms]\t     [%]\t  [cdf%]\t  [mem KB]\t[times called]\t[Name]
\t        DelegateOpInvoke\t    0.645\t    0.328\t 62.981%\t 62.981%\t     0.000\t        2\tDelegate/Convolution (NHWC, F32) IGEMM:0
\t        DelegateOpInvoke\t    0.084\t    0.044\t  8.462%\t 71.442%\t     0.000\t        2\tDelegate/Max Pooling (NHWC, F32):1
`;

describe("TFLite's profile", () => {
  it('gives the partition that XNNPACK took over, then the kernels inside it', () => {
    expect(parseProfile(SUMMARY)).toEqual([
      {
        index: 0,
        name: '[probability]',
        op: 'TfLiteXNNPackDelegate',
        microseconds: 1087,
        bytes: null,
        provider: 'XNNPACK',
      },
      expect.objectContaining({
        index: 1,
        name: 'Delegate/Convolution (NHWC, F32) IGEMM',
        op: 'DelegateOpInvoke',
        microseconds: 328,
        provider: 'XNNPACK',
      }),
      expect.objectContaining({ index: 2, name: 'Delegate/Max Pooling (NHWC, F32)' }),
    ]);
  });
});
