import type { ArenaCategory } from '@/runtime/contract/arena.ts';

/** What a category of allocation is called, in the words of the course. */
export const CATEGORY_LABELS: Readonly<Record<ArenaCategory, string>> = {
  evalTensor: '실행용 텐서 구조체',
  persistentTensor: '입출력 텐서 구조체',
  persistentQuantization: '양자화 정보',
  persistentBuffer: '커널 데이터',
  variableBuffer: '변수 텐서',
  nodeAndRegistration: '노드와 등록 정보',
  opData: '연산자 데이터',
  allocator: '버퍼 할당자',
  planner: '메모리 플래너',
  microAllocator: '마이크로 할당자',
  builtinDataAllocator: '옵션 할당자',
  scratchRequests: '스크래치 요청 목록',
  subgraphAllocations: '서브그래프 목록',
  builtinParams: '연산자 옵션',
  scratchHandles: '스크래치 핸들',
  tempTensor: '임시 텐서',
  tempQuantization: '임시 양자화 정보',
  tempBuffer: '임시 버퍼',
  planningInfo: '수명 표',
  plannerScratch: '플래너 작업 공간',
  plan: '확정된 메모리 계획',
};
