import type { ArenaCategory, ArenaEvent, ArenaPhase } from '@/runtime/contract/arena.ts';
import type { ModelDescription } from '@/runtime/contract/model.ts';
import { formatInteger } from '@/shared/format/units.ts';
import { ownerName } from '../plan/names.ts';
import { withParticle } from './particles.ts';

export const PHASE_LABELS: Readonly<Record<ArenaPhase, string>> = {
  create: '인터프리터 만들기',
  start: '모델 할당 시작',
  nodes: '노드 준비',
  init: '커널 초기화(Init)',
  prepare: '커널 준비(Prepare)',
  planning: '메모리 계획',
  commit: '계획 확정',
  io: '입출력 텐서 만들기',
  invoke: '실행(Invoke)',
};

const bytes = (count: number): string => `${formatInteger(count)}바이트`;

/** What a block of each category is for, said of its owner. */
const PURPOSES: Readonly<Record<ArenaCategory, (owner: string) => string>> = {
  evalTensor: () => '모든 텐서의 실행용 구조체(TfLiteEvalTensor) 배열',
  persistentTensor: (owner) => `입출력 텐서 ${owner}의 구조체(TfLiteTensor)`,
  persistentQuantization: (owner) => `${owner}의 스케일과 영점 정보`,
  persistentBuffer: (owner) => `${withParticle(owner, '이/가')} 실행 내내 쓰는 데이터`,
  variableBuffer: (owner) => `실행 사이에도 값을 지키는 변수 텐서 ${owner}의 자리`,
  nodeAndRegistration: () => '연산자마다 하나씩인 노드와 등록 정보 배열',
  opData: (owner) => `${owner}의 연산자 데이터`,
  allocator: () => '아레나를 나누어 주는 버퍼 할당자 객체',
  planner: () => '메모리 플래너 객체',
  microAllocator: () => '할당 과정을 이끄는 MicroAllocator 객체',
  builtinDataAllocator: () => '연산자 옵션을 담을 할당자 객체',
  scratchRequests: () => '커널의 스크래치 버퍼 요청을 적을 목록',
  subgraphAllocations: () => '서브그래프마다 할당 결과를 적을 목록',
  builtinParams: (owner) => `${owner}의 옵션(스트라이드, 패딩 따위)`,
  scratchHandles: () => '스크래치 버퍼의 주소를 적을 표',
  tempTensor: (owner) => `준비하는 동안만 볼 ${owner}의 텐서 구조체`,
  tempQuantization: (owner) => `준비하는 동안만 볼 ${owner}의 양자화 정보`,
  tempBuffer: (owner) => `${withParticle(owner, '이/가')} 준비하는 동안만 쓰는 버퍼`,
  planningInfo: () => '버퍼마다 크기와 수명을 적는 표',
  plannerScratch: () => '플래너가 배치를 계산할 작업 공간',
  plan: () => '확정된 메모리 계획',
};

function failed(what: string, requested: number, room: number): string {
  return `${withParticle(what, '을/를')} 두려고 ${bytes(requested)}가 필요했지만 남은 공간은 ${bytes(Math.max(0, room))}뿐이라 여기서 실패했습니다.`;
}

/** One event of the allocator in plain Korean: what is put where, and which way the arena grows. */
export function sentenceOf(event: ArenaEvent, model: ModelDescription | null): string {
  switch (event.kind) {
    case 'persistent': {
      const what = PURPOSES[event.category](ownerName(model, event.owner));
      if (!event.ok) return failed(what, event.requested, event.tail - event.head);
      const gap = event.used - event.requested;
      const aligned = gap > 0 ? ` 정렬을 맞추느라 ${bytes(gap)}를 더 썼습니다.` : '';
      return `${withParticle(what, '을/를')} 꼬리(tail)에 둡니다. 꼬리가 아래로 ${bytes(event.used)} 자랐습니다.${aligned}`;
    }
    case 'temp': {
      const what = PURPOSES[event.category](ownerName(model, event.owner));
      if (!event.ok) return failed(what, event.requested, event.tail - event.temp);
      if (event.category === 'plannerScratch') {
        return `남은 공간 ${withParticle(bytes(event.used), '을/를')} 모두 플래너의 작업 공간으로 잠시 빌려줍니다. 실제로 쓰는 양은 버퍼 하나에 40바이트입니다.`;
      }
      return `${withParticle(what, '을/를')} 머리 위에 임시로(temp) 둡니다. ${bytes(event.used)}를 쓰고 곧 돌려줍니다.`;
    }
    case 'resize': {
      if (event.category === 'plan') {
        if (!event.ok) {
          return failed('확정된 메모리 계획', event.requested, event.tail);
        }
        return `메모리 계획을 확정합니다. 입력, 중간 텐서, 출력, 스크래치가 머리(head) ${bytes(event.requested)} 안에서 자리를 나누어 씁니다.`;
      }
      const what = PURPOSES[event.category](ownerName(model, event.owner));
      if (!event.ok) return failed(what, event.requested, event.tail);
      return event.requested === 0
        ? '스크래치 요청을 모두 계획에 옮겼으므로 요청 목록을 비웁니다. 머리의 크기가 0이 됩니다.'
        : `머리(head)를 ${bytes(event.requested)}로 맞춥니다. 이 자리에는 ${withParticle(what, '이/가')} 놓입니다.`;
    }
    case 'releaseTemp':
      return `${formatInteger(event.address)}번지의 임시 할당을 돌려줍니다. 공간은 임시 할당을 한꺼번에 비울 때 다시 쓸 수 있습니다.`;
    case 'resetTemps':
      return event.ok
        ? '임시 할당이 모두 돌아왔으므로 임시 영역을 비웁니다. 그 자리를 다음 연산자가 다시 씁니다.'
        : '돌아오지 않은 임시 할당이 있어 임시 영역을 비우지 못했습니다.';
  }
}
