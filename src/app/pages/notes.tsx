export { NotesPage as Component } from '@/features/notes/notes-page.tsx';
