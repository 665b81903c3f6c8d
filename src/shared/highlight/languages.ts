/** Languages that notes have code in, each loaded when it is first met. */

type Loader = () => Promise<{ readonly default: unknown }>;

const LOADERS = {
  c: () => import('shiki/dist/langs/c.mjs'),
  cmake: () => import('shiki/dist/langs/cmake.mjs'),
  cpp: () => import('shiki/dist/langs/cpp.mjs'),
  csharp: () => import('shiki/dist/langs/csharp.mjs'),
  css: () => import('shiki/dist/langs/css.mjs'),
  diff: () => import('shiki/dist/langs/diff.mjs'),
  docker: () => import('shiki/dist/langs/docker.mjs'),
  go: () => import('shiki/dist/langs/go.mjs'),
  html: () => import('shiki/dist/langs/html.mjs'),
  ini: () => import('shiki/dist/langs/ini.mjs'),
  java: () => import('shiki/dist/langs/java.mjs'),
  javascript: () => import('shiki/dist/langs/javascript.mjs'),
  json: () => import('shiki/dist/langs/json.mjs'),
  kotlin: () => import('shiki/dist/langs/kotlin.mjs'),
  make: () => import('shiki/dist/langs/make.mjs'),
  objc: () => import('shiki/dist/langs/objective-c.mjs'),
  proto: () => import('shiki/dist/langs/proto.mjs'),
  python: () => import('shiki/dist/langs/python.mjs'),
  rust: () => import('shiki/dist/langs/rust.mjs'),
  shellscript: () => import('shiki/dist/langs/shellscript.mjs'),
  sql: () => import('shiki/dist/langs/sql.mjs'),
  swift: () => import('shiki/dist/langs/swift.mjs'),
  toml: () => import('shiki/dist/langs/toml.mjs'),
  tsx: () => import('shiki/dist/langs/tsx.mjs'),
  typescript: () => import('shiki/dist/langs/typescript.mjs'),
  xml: () => import('shiki/dist/langs/xml.mjs'),
  yaml: () => import('shiki/dist/langs/yaml.mjs'),
} satisfies Record<string, Loader>;

export type Language = keyof typeof LOADERS;

/** Other names that fences have. */
const NAMES: Readonly<Record<string, Language>> = {
  bash: 'shellscript',
  'c++': 'cpp',
  cc: 'cpp',
  conf: 'ini',
  console: 'shellscript',
  cs: 'csharp',
  cxx: 'cpp',
  dockerfile: 'docker',
  h: 'cpp',
  hpp: 'cpp',
  js: 'javascript',
  json5: 'json',
  jsonc: 'json',
  jsx: 'tsx',
  kt: 'kotlin',
  makefile: 'make',
  mjs: 'javascript',
  'objective-c': 'objc',
  protobuf: 'proto',
  py: 'python',
  py3: 'python',
  python3: 'python',
  rs: 'rust',
  sh: 'shellscript',
  shell: 'shellscript',
  svg: 'xml',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'shellscript',
};

/** The language that a fence names; null for one whose code is shown as it is. */
export function languageOf(name: string): Language | null {
  const lower = name.toLowerCase();
  if (Object.hasOwn(LOADERS, lower)) return lower as Language;
  return Object.hasOwn(NAMES, lower) ? (NAMES[lower] ?? null) : null;
}

export const loadLanguage = async (language: Language): Promise<unknown> =>
  (await LOADERS[language]()).default;
