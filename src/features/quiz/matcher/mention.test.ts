import { describe, expect, it } from 'vitest';
import { lettersOf } from './letters.ts';
import { mentionsOf } from './mention.ts';
import { isNegated } from './negation.ts';

const mentions = (text: string, spelling: string) =>
  mentionsOf(lettersOf(text), lettersOf(spelling)).length > 0;

describe('a spelling in a typed text', () => {
  it.each([
    ['메모리를 정적할당합니다', '정적 할당'],
    ['정적으로 할당합니다', '정적 할당'],
    ['정적인 메모리의 할당', '메모리 할당'],
    ['텐서아레나에서 나눕니다', '아레나'],
    ['Tensor-Arena를 잡고', 'tensor arena'],
    ['tensorArena 크기', 'arena'],
    ['allocate tensors를 호출', 'AllocateTensors'],
    ['AllocateTensors()의 상태', 'allocate tensors'],
    ['자리를 다시 씁니다', '다시 쓰'],
    ['자리를 다시 써서', '다시 쓰'],
    ['크기를 줄여 갑니다', '줄이'],
    ['오류를 돌려줍니다', '돌려주'],
    ['EP를 등록', 'EP'],
    ['operators를 고르고', 'operator'],
    ['ONNX 런타임 1.19부터', '1.19'],
    ['상호 운용성이 좋다', '상호운용성'],
    ['텐서 아레나'.normalize('NFD'), '텐서 아레나'],
  ])('%s mentions %s', (text, spelling) => {
    expect(mentions(text, spelling)).toBe(true);
  });

  it.each([
    ['프로그램을 작성합니다', '램'],
    ['framework를 씁니다', 'RAM'],
    ['the position of it', 'OS'],
    ['iOS에서 실행', 'OS'],
    ['the next step', 'EP'],
    ['비영속 영역에 놓고', '영속'],
    ['안정적으로 할당합니다', '정적 할당'],
    ['여기까지 연결합니다', '지연'],
    ['최적화를 합니다', '최적'],
    ['160 KB가 듭니다', '16 KB'],
    ['힙합을 듣습니다', '힙'],
    ['정적. 할당은 나중에', '정적 할당'],
    ['', '힙'],
  ])('%s does not mention %s', (text, spelling) => {
    expect(mentions(text, spelling)).toBe(false);
  });
});

describe('what turns a mention round', () => {
  const negated = (text: string, spelling: string) => {
    const letters = lettersOf(text);
    const [mention] = mentionsOf(letters, lettersOf(spelling));
    return mention === undefined ? null : isNegated(letters, mention.end);
  };

  it.each([
    ['정적 할당이 아니라 동적 할당입니다', '정적 할당'],
    ['malloc을 전혀 쓰지 않습니다', 'malloc'],
    ['힙 대신 배열을 씁니다', '힙'],
    ['가중치는 아레나에 없습니다', '아레나'],
    ['재사용을 안 합니다', '재사용'],
    ['NNAPI는 권하지 못합니다', 'NNAPI'],
  ])('%s says no to %s', (text, spelling) => {
    expect(negated(text, spelling)).toBe(true);
  });

  it.each([
    ['동적 할당이 아니라 정적 할당입니다', '정적 할당'],
    ['정적 할당을 하고 malloc은 쓰지 않습니다', '정적 할당'],
    ['속도뿐만 아니라 전력도 줄어듭니다', '속도'],
    ['양자화를 하지 않으면 안 됩니다', '양자화'],
    ['커널을 등록합니다. 나머지는 링크되지 않습니다', '커널'],
    ['자리를 재사용하는 대신 값이 사라집니다', '재사용'],
    ['활성값이 float라서 맞는 커널이 없습니다', '활성값'],
    ['등록이 빠진 것은 없는지 봅니다', '등록'],
    ['기울기를 둘 램이랑 플래시 말고 쓸 수 있는 곳', '기울기'],
  ])('%s says yes to %s', (text, spelling) => {
    expect(negated(text, spelling)).toBe(false);
  });
});
