import { Link } from 'react-router';
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
