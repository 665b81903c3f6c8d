import { type DragEvent, type ReactNode, useState } from 'react';
import styles from './file-drop.module.css';

interface FileDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** Model files may be dropped anywhere on it; a picker inside is its keyboard way. */
export function FileDrop({ onFiles, disabled = false, className = '', children }: FileDropProps) {
  const [hovering, setHovering] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its keyboard way in the picker.
    <div
      className={`${styles.drop} ${className}`}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setHovering(!disabled);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setHovering(false);
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        // Also where it is not wanted now: the browser would leave the page for the file.
        event.preventDefault();
        setHovering(false);
        if (!disabled) onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {hovering && (
        <p className={styles.hint}>
          <span>여기에 놓으면 이 브라우저 안에서만 엽니다</span>
        </p>
      )}
    </div>
  );
}
