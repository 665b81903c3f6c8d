export { ProvidersPage as Component } from '@/features/providers/providers-page.tsx';
