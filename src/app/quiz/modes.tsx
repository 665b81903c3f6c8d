import { Link, useLocation } from 'react-router';

const MODES = [
  { to: '/quiz', label: '오늘의 복습' },
  { to: '/quiz/interview', label: '면접 연습' },
  { to: '/quiz/glossary', label: '용어' },
  { to: '/quiz/statistics', label: '통계' },
] as const;

/** Links to the other pages of the quiz. */
export function QuizModes() {
  const { pathname } = useLocation();
  return MODES.filter(({ to }) => to !== pathname.replace(/\/$/, '')).map(({ to, label }) => (
    <Link key={to} to={to}>
      {label}
    </Link>
  ));
}
