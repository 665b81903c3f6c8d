export { EnvironmentPage as Component } from '@/features/environment/environment-page.tsx';
