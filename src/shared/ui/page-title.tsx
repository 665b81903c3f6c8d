/** The document's title; React hoists it into the head. */
export function PageTitle({ children }: { readonly children: string }) {
  return <title>{`${children} · 엣지 런타임 실험실`}</title>;
}
