import { HomePage } from '@/features/course/home/home-page.tsx';

export function Component() {
  return <HomePage reviews={null} />;
}
