import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { useOpener } from './use-opener.ts';

interface DialogProps {
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly hint?: ReactNode;
  /** Buttons beside the one that closes. */
  readonly actions?: ReactNode;
  /** `wide` takes the window's width, `column` that of a list. */
  readonly width: 'wide' | 'column';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page: Escape and a click beside it close it, focus stays inside and goes back. */
export function Dialog({ title, hint, actions, width, onClose, children }: DialogProps) {
  const backToOpener = useOpener();
  const described = hint === undefined ? { 'aria-describedby': undefined } : {};
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles.overlay} />
        <Primitive.Content
          className={styles.dialog}
          data-width={width}
          onCloseAutoFocus={backToOpener}
          {...described}
        >
          <div className={styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            {actions}
            <Primitive.Close asChild>
              <Button size="sm" tone="quiet" aria-label="닫기">
                <X size={16} aria-hidden />
              </Button>
            </Primitive.Close>
            {hint !== undefined && (
              <Primitive.Description className={styles.hint}>{hint}</Primitive.Description>
            )}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
