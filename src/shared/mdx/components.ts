import type { MDXComponents } from 'mdx/types';
import { createContext, use } from 'react';

/**
 * The components a lesson may use. The app fills it (it alone knows every feature); compiled MDX
 * reads it through `useMDXComponents`.
 */
export const LessonComponents = createContext<MDXComponents>({});

export function useMDXComponents(): MDXComponents {
  return use(LessonComponents);
}
