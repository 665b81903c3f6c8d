/** Names of the same thing, Korean and English. The interview takes any of them for the others. */
const GROUPS: readonly (readonly string[])[] = [
  ['텐서 아레나', 'tensor arena', '아레나', 'arena'],
  ['인터프리터', '해석기', 'interpreter', 'MicroInterpreter'],
  ['연산자 리졸버', 'op resolver', 'OpResolver', '리졸버', 'resolver', 'MicroMutableOpResolver'],
  ['연산자', 'operator', 'op', '오퍼레이터'],
  ['커널', 'kernel'],
  ['정적 할당', '정적으로 할당', 'static allocation', '미리 할당', '사전 할당'],
  ['동적 할당', '동적으로 할당', 'dynamic allocation', 'malloc', '힙 할당'],
  ['영구 할당', '영속', '영구', 'persistent', '테일'],
  ['계획 할당', '비영속', 'nonpersistent', 'non-persistent', '헤드'],
  ['스크래치', 'scratch', '작업 버퍼'],
  ['참조 커널', '기준 커널', 'reference kernel', '레퍼런스 커널'],
  ['기울기', 'gradient', '그래디언트'],
  ['힙', 'heap'],
  ['스택', 'stack'],
  ['플래시', 'flash', 'ROM', '롬'],
  ['RAM', 'SRAM', '램', 'DRAM'],
  ['마이크로컨트롤러', '마이크로 컨트롤러', 'microcontroller', 'MCU'],
  ['운영체제', '운영 체제', 'operating system', 'OS', 'RTOS'],
  ['베어메탈', '베어 메탈', 'bare metal'],
  ['바이너리 크기', 'binary size', '코드 크기', '바이너리'],
  ['양자화', 'quantization', 'quantisation', '퀀타이제이션'],
  ['완전 정수 양자화', 'full integer quantization', '전체 정수 양자화', '완전 정수'],
  ['스케일', 'scale'],
  ['영점', 'zero point', '제로 포인트', '제로포인트'],
  ['활성값', 'activation', '활성화 값', '액티베이션'],
  ['가중치', 'weight', '웨이트'],
  ['대표 데이터셋', '대표 데이터', 'representative dataset', '캘리브레이션', 'calibration'],
  ['지연', '지연 시간', 'latency', '레이턴시', '응답 시간', '응답 속도'],
  ['전력', '전력 소모', 'power', '배터리', '저전력'],
  ['개인정보', '개인 정보', '프라이버시', 'privacy'],
  ['실행 제공자', 'execution provider', 'EP', '실행 공급자'],
  ['폴백', 'fallback', '대체 실행'],
  ['융합', 'fusion', '퓨전', 'fuse', 'fused'],
  ['부분 그래프', '서브그래프', 'subgraph', '파티션', 'partition', '분할'],
  ['상호운용성', 'interoperability', '호환성'],
  ['크로스플랫폼', '크로스 플랫폼', 'cross-platform', '멀티 플랫폼', '멀티플랫폼'],
  ['최적화', 'optimization', 'optimisation', 'optimize'],
  ['커스텀 빌드', 'custom build', '맞춤 빌드', '사용자 정의 빌드', '직접 빌드'],
  ['최소 빌드', 'minimal build', '미니멀 빌드'],
  ['축소 연산자 빌드', 'reduced ops build', 'reduced operator', '축소 빌드'],
  ['플랫버퍼', 'flatbuffer', '플랫 버퍼'],
  ['프로토콜 버퍼', 'protobuf', 'protocol buffer', '프로토버프'],
  ['변환기', 'converter', '컨버터'],
  ['메모리 플래너', 'memory planner', '플래너', 'planner'],
  ['수명', 'lifetime', '생존 구간', '라이프타임'],
  ['재사용', 'reuse', '다시 쓰', '다시 사용'],
  ['탐욕법', '탐욕', 'greedy', '그리디'],
  ['빈 패킹', 'bin packing', '상자 채우기'],
  ['단편화', 'fragmentation', '조각나', '조각남', '파편화'],
  ['임시', 'temp', 'temporary', '임시 할당'],
  ['이분 탐색', 'binary search', '이진 탐색', 'bisect', 'bisection'],
  ['동적 형상', 'dynamic shape', '동적 모양', '가변 입력', '가변 크기'],
  ['스레드', 'thread', '쓰레드'],
  ['중앙값', 'median', '중위수', '백분위', 'percentile'],
  ['워밍업', 'warm-up', 'warmup', '웜업', '예열'],
  ['허용 오차', 'tolerance'],
  ['델리게이트', 'delegate', '위임'],
  ['지원 중단', 'deprecated', '폐기 예정', '폐기', '디프리케이트'],
  ['프로파일', 'profile', 'profiling', '프로파일링', '프로파일러', 'profiler'],
  ['정렬', 'align', 'alignas', 'alignment', '얼라인'],
];

const key = (name: string): string => name.toLowerCase().replaceAll(/[\s-]/g, '');

const byName = new Map<string, Set<string>>();
for (const group of GROUPS) {
  for (const name of group) {
    const known = byName.get(key(name)) ?? new Set();
    for (const other of group) known.add(other);
    byName.set(key(name), known);
  }
}

/** The other names of a thing; none where it is not known. */
export const synonymsOf = (name: string): readonly string[] => [...(byName.get(key(name)) ?? [])];
