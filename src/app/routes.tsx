import { createBrowserRouter } from 'react-router';
import { Shell } from './layout/shell.tsx';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';

/** Every page is its own chunk; the shell and the course list are what the first visit pays for. */
export const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <RouteError />,
      HydrateFallback: () => null,
      children: [
        {
          // Within the shell: where a page fails, the way to the others stays.
          errorElement: <RouteError />,
          children: [
            { index: true, lazy: () => import('./pages/home.tsx') },
            { path: 'learn/:part/:lesson', lazy: () => import('./pages/lesson.tsx') },
            { path: 'arena', lazy: () => import('./pages/arena.tsx') },
            { path: 'lab', lazy: () => import('./pages/lab.tsx') },
            { path: 'quiz', lazy: () => import('./pages/quiz.tsx') },
            { path: 'quiz/interview', lazy: () => import('./pages/interview.tsx') },
            { path: 'quiz/glossary', lazy: () => import('./pages/glossary.tsx') },
            { path: 'quiz/statistics', lazy: () => import('./pages/quiz-statistics.tsx') },
            { path: 'providers', lazy: () => import('./pages/providers.tsx') },
            { path: 'compare', lazy: () => import('./pages/compare.tsx') },
            { path: 'notes', lazy: () => import('./pages/notes.tsx') },
            { path: 'reference', lazy: () => import('./pages/reference.tsx') },
            { path: 'environment', lazy: () => import('./pages/environment.tsx') },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: import.meta.env.BASE_URL },
);
