import { Link2 } from 'lucide-react';
import { useLabSession } from '@/runtime/client/lab-session.ts';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';
import { codeFragment, LONGEST_LINK } from './code-link.ts';

async function copyLink(code: string): Promise<void> {
  if (!('CompressionStream' in globalThis)) {
    showNotice({
      tone: 'bad',
      text: '이 브라우저에는 코드를 링크에 담는 데 쓰는 압축 기능(CompressionStream)이 없습니다. 코드를 직접 복사해 보내세요.',
    });
    return;
  }
  const { origin, pathname } = location;
  const link = `${origin}${pathname}${await codeFragment(code)}`;
  if (link.length > LONGEST_LINK) {
    showNotice({
      tone: 'bad',
      text: `코드가 길어 링크에 담지 못했습니다(${link.length.toLocaleString('ko-KR')}자, 최대 ${LONGEST_LINK.toLocaleString('ko-KR')}자). 코드를 직접 복사해 보내세요.`,
    });
    return;
  }
  try {
    await navigator.clipboard.writeText(link);
    showNotice({
      tone: 'good',
      text: '이 코드가 담긴 링크를 복사했습니다. 코드는 주소 안에만 있고 서버로 가지 않습니다. 내 파일은 담기지 않습니다.',
    });
  } catch {
    // Refused or not there: the link can still be taken by hand.
    prompt('클립보드에 쓰지 못했습니다. 이 링크를 직접 복사하세요.', link);
  }
}

/** Copies an address that opens the lab with the code of the editor. */
export function ShareButton() {
  const editor = useLabSession((session) => session.editor);
  return (
    <Button
      size="sm"
      tone="quiet"
      disabled={editor === null}
      onClick={() => editor !== null && void copyLink(editor.text)}
    >
      <Link2 size={14} aria-hidden />
      링크 복사
    </Button>
  );
}
