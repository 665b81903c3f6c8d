import { expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';

it('gives the words of an answer without its marks, names left whole', () => {
  const answer =
    '**텐서 아레나(Tensor Arena)**는 `arena_used_bytes()`로 잽니다[^1].\n\n- 하나\n  - [둘](/learn)\n\n' +
    '| 항목 | 값 |\n| --- | ---: |\n| `a * b` | 1 |\n\n```cpp\nint x = -1;\n```\n\n> \\*인용\\*';
  expect(plainWords(answer)).toBe(
    '텐서 아레나(Tensor Arena)는 arena_used_bytes()로 잽니다 . 하나 둘 항목 값 a * b 1 int x = -1; *인용*',
  );
});
