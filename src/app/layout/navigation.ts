/** The pages in the header, in order. */
export const NAVIGATION = [
  { to: '/', label: '코스' },
  { to: '/lab', label: '실험실' },
  { to: '/arena', label: '아레나' },
  { to: '/providers', label: '실행 제공자' },
  { to: '/compare', label: '비교' },
  { to: '/quiz', label: '복습' },
  { to: '/notes', label: '노트' },
  { to: '/reference', label: 'API' },
  { to: '/environment', label: '환경' },
] as const;
