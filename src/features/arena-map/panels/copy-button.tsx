import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button.tsx';
import { showNotice } from '@/shared/ui/notice-store.ts';

export function CopyButton({
  text,
  label = '복사',
}: {
  /** A long text may be written when it is asked for. */
  readonly text: string | (() => string);
  readonly label?: string;
}) {
  const [copied, setCopied] = useState<typeof text | null>(null);
  const done = copied === text;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setCopied(() => text);
    } catch {
      showNotice({ tone: 'bad', text: '클립보드에 쓸 수 없습니다. 글을 골라 직접 복사해 주세요.' });
    }
  };
  return (
    <Button size="sm" onClick={() => void copy()}>
      {done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {done ? '복사했습니다' : label}
    </Button>
  );
}
