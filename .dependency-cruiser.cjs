/** The import direction of the house; `npm run check` fails on a step against it. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid(
      'features-are-strangers',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: '^src/features/$1/' },
      'What two features share sits in shared/, note/ or runtime/.',
    ),
    forbid(
      'only-app-knows-features',
      { path: '^src/(runtime|shared|note)/' },
      { path: '^src/(features|app)/' },
      'Features and app are on top.',
    ),
    forbid(
      'features-do-not-know-app',
      { path: '^src/features/' },
      { path: '^src/app/' },
      'Only app knows every feature.',
    ),
    forbid(
      'page-talks-to-runtimes-through-client',
      { path: '^src/(app|features|shared|note)/' },
      { path: '^src/runtime/(worker|sandbox|engines)/' },
      'The page draws; it never loads a runtime.',
    ),
    forbid(
      'client-knows-only-contract',
      { path: '^src/runtime/client/' },
      {
        path: '^src/',
        pathNot:
          '^src/runtime/(client|contract)/|^src/runtime/(worker|sandbox)/[^/]+\\.(ts|html)\\?',
      },
      'Workers and the sandbox are reached by URL, not by import.',
    ),
    forbid(
      'contract-imports-nothing',
      { path: '^src/runtime/contract/' },
      { path: '^src/', pathNot: '^src/runtime/contract/' },
      'The contract is types only.',
    ),
    forbid(
      'shared-imports-nothing',
      { path: '^src/shared/' },
      { path: '^src/', pathNot: '^src/shared/' },
      'shared knows no feature and no runtime.',
    ),
    forbid(
      'note-is-pure',
      { path: '^src/note/' },
      { path: '^src/', pathNot: '^src/(note|shared)/' },
      'The note compiler runs in the build and in a worker.',
    ),
    forbid(
      'engines-know-only-contract',
      { path: '^src/runtime/engines/' },
      { path: '^src/', pathNot: '^src/runtime/(engines|contract)/' },
      'An engine knows the contract and nothing above it.',
    ),
    forbid('no-cycles', {}, { circular: true }, 'Two files that need each other are one thought.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
