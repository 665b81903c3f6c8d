import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { PageTitle } from '@/shared/ui/page-title.tsx';

export function NotFound() {
  return (
    <EmptyState title="페이지를 찾을 수 없습니다">
      <PageTitle>페이지 없음</PageTitle>
      <h1 className="visually-hidden">페이지 없음</h1>
      <p>주소가 바뀌었거나 잘못 입력되었습니다.</p>
      <Link to="/">코스 처음으로</Link>
    </EmptyState>
  );
}

export function RouteError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <EmptyState title="이 페이지를 여는 중에 문제가 생겼습니다">
      <p>
        새로 고치면 대부분 해결됩니다. 작성한 코드와 학습 기록은 이 브라우저에 그대로 남아 있습니다.
      </p>
      <pre>{error instanceof Error ? error.message : String(error)}</pre>
      <button type="button" onClick={() => location.reload()}>
        새로 고침
      </button>
    </EmptyState>
  );
}
