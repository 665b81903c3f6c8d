/** The builds that the tests visit, each served as a static host would. */
export const SITES = {
  /** At the root, isolated: what `npm start` shows. */
  root: { folder: 'dist', base: '/', port: 4610, isolated: true, deepLinkStatus: 200 },
  /** Below a path, as on a project page. */
  subPath: {
    folder: '.cache/dist-sub',
    base: '/edge/lab/',
    port: 4611,
    isolated: true,
    deepLinkStatus: 404,
  },
  /** Headers that cannot be set: no isolation, one thread. */
  plain: { folder: 'dist', base: '/', port: 4612, isolated: false, deepLinkStatus: 200 },
} as const;

export type SiteName = keyof typeof SITES;

export const siteUrl = (name: SiteName): string => {
  const { port, base } = SITES[name];
  return `http://localhost:${port}${base}`;
};
