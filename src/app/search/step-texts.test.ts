import { describe, expect, it } from 'vitest';
import { stepTexts } from './step-texts.ts';

const LESSON = `<Step id="run">

**텐서 아레나(Tensor Arena)**는 <Lab text="new tflm.TensorArena">한 덩어리</Lab>입니다.

\`\`\`cpp
int x;
\`\`\`

<Check id="a" test={({ tflm }) => tflm?.invokeStatus === 'kTfLiteOk'}>
  실행했습니다
</Check>

<Card id="arena-contents" />

</Step>

<Step id="shrink">둘째[^n]</Step>`;

describe('the words of a lesson', () => {
  it('come step by step, without markup, code and attributes', () => {
    expect(stepTexts(LESSON)).toEqual([
      {
        step: 'run',
        text: '텐서 아레나(Tensor Arena)는 한 덩어리 입니다. 실행했습니다',
        cards: ['arena-contents'],
      },
      { step: 'shrink', text: '둘째', cards: [] },
    ]);
  });
});
