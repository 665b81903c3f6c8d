import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { CodeBlock } from '@/features/course/lesson/components/code-block.tsx';
import { ReferencePage } from '@/features/reference/reference-page.tsx';
import { codeFragment, type LinkState } from '../lab/code-link.ts';

/** A program opens in the lab as a link's does: beside the student's own code, not over it. */
function Code({ children }: { readonly children: ReactNode }) {
  const navigate = useNavigate();
  return (
    <CodeBlock
      openTitle="실험실에서 이 코드를 엽니다. 쓰던 코드는 그대로 있습니다"
      onOpen={(code) => {
        const state: LinkState = { from: 'reference' };
        void codeFragment(code).then((hash) => navigate(`/lab${hash}`, { state }));
      }}
    >
      {children}
    </CodeBlock>
  );
}

export function Component() {
  return <ReferencePage code={Code} />;
}
