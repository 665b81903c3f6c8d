import { lookOf } from './provider-names.ts';

/** A provider by name, colour and sign: told apart without colour too. */
export function ProviderName({ name }: { readonly name: string | null }) {
  const { colour, sign } = lookOf(name);
  return (
    <span>
      <span aria-hidden style={{ color: colour }}>
        {sign}
      </span>{' '}
      {name ?? '알 수 없음'}
    </span>
  );
}
