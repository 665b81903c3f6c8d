/** The first of three ports; another checkout beside this one takes others. */
const PORT = Number(process.env.E2E_PORT ?? 4610);

/** The builds that the tests visit, each served as a static host would. */
export const SITES = {
  /** At the root, isolated: what `npm start` shows. */
  root: { folder: 'dist', base: '/', port: PORT, isolated: true, deepLinkStatus: 200 },
  /** Below a path, as on a project page. */
  subPath: {
    folder: '.cache/dist-sub',
    base: '/edge/lab/',
    port: PORT + 1,
    isolated: true,
    deepLinkStatus: 404,
  },
  /** Headers that cannot be set: no isolation, one thread. */
  plain: { folder: 'dist', base: '/', port: PORT + 2, isolated: false, deepLinkStatus: 200 },
} as const;

export type SiteName = keyof typeof SITES;

export const siteUrl = (name: SiteName): string => {
  const { port, base } = SITES[name];
  return `http://localhost:${port}${base}`;
};
