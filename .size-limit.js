import { readFileSync } from 'node:fs';

/** Vite's manifest: which chunk needs which others at once. */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

function chunksOf(...entries) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const needed of manifest[key]?.imports ?? []) visit(needed);
  };
  for (const entry of entries) {
    if (manifest[entry] === undefined) throw new Error(`${entry} is not in the build`);
    visit(entry);
  }
  return [...seen]
    .map((key) => `dist/${manifest[key].file}`)
    .filter((file) => file.endsWith('.js'));
}

const lesson = Object.keys(manifest).find((key) => /^content\/.*lesson\.mdx$/.test(key));

export default [
  {
    name: 'JavaScript before a lesson is readable',
    path: chunksOf('index.html', 'src/app/pages/lesson.tsx', lesson),
    limit: '150 kB',
    brotli: true,
  },
  {
    name: 'JavaScript of the home page',
    path: chunksOf('index.html', 'src/app/pages/home.tsx'),
    limit: '150 kB',
    brotli: true,
  },
];
