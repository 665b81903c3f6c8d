import { ArenaPage } from '@/features/arena-map/arena-page.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';

/** The arena map at full width. */
export function Component() {
  return (
    <>
      <PageTitle>아레나 지도</PageTitle>
      <ArenaPage />
    </>
  );
}
