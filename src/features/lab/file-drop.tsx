import type { DragEvent, ReactNode } from 'react';
import { openFiles } from './open-files.ts';

interface FileDropProps {
  readonly onHover: (hovering: boolean) => void;
  readonly children: ReactNode;
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** Model files may be dropped anywhere on the lab; the picker in the toolbar is its keyboard way. */
export function FileDrop({ onHover, children }: FileDropProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its keyboard way in the toolbar.
    <div
      style={{ height: '100%', minHeight: 0 }}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        onHover(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) onHover(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        onHover(false);
        void openFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
