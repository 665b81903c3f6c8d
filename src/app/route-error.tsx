import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { troubleOf } from '@/shared/errors/load-failure.ts';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';
import { NotFound } from './not-found.tsx';

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** In place of a page that could not be opened, below the header: what happened and the way on. */
export function RouteError() {
  const error = useRouteError();
  const heading = useRef<HTMLHeadingElement>(null);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  useEffect(() => heading.current?.focus(), []);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const { title, advice } = troubleOf(error, '이 페이지를', online);
  return (
    <EmptyState>
      <PageTitle>페이지를 열지 못함</PageTitle>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{advice} 작성한 코드와 학습 기록은 이 브라우저에 그대로 남아 있습니다.</p>
      <Button tone="primary" onClick={() => location.reload()}>
        새로 고침
      </Button>
      <Link to="/">코스 처음으로</Link>
      <details>
        <summary>오류의 원문</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </EmptyState>
  );
}
