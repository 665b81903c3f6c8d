import { searchOwnNotes } from '@/features/notes/search/search-notes.ts';
import SearchDialog from '@/features/search/search-dialog.tsx';
import { loadSearchIndex } from './documents.ts';

/** The search with everything it searches; one chunk, loaded when it is first opened. */
export default function SearchOverlay({ onClose }: { readonly onClose: () => void }) {
  return <SearchDialog loadIndex={loadSearchIndex} searchMore={searchOwnNotes} onClose={onClose} />;
}
