import type { ComponentProps } from 'react';

interface ModelPickerProps
  extends Pick<ComponentProps<'input'>, 'id' | 'ref' | 'hidden' | 'aria-label'> {
  readonly onFiles: (files: readonly File[]) => void;
}

/**
 * The input that opens model files. It takes files of any name: what they are is told by their
 * content, and what an `.onnx` keeps beside it may be called anything.
 */
export function ModelPicker({ onFiles, ...input }: ModelPickerProps) {
  return (
    <input
      {...input}
      type="file"
      multiple
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        currentTarget.value = '';
      }}
    />
  );
}
