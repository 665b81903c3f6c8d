/** Read out of a declaration file by the build: scripts/vite/reference.ts. */
declare module '*.d.ts?reference' {
  const module: import('./declared.ts').DeclaredModule;
  export default module;
}
