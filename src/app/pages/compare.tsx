export { ComparePage as Component } from '@/features/compare/compare-page.tsx';
