// The folder table of the architecture notes as rules: one row, one rule about folders and one about packages.
// `imports`: folders whose code may be imported. `types`: folders of which only types may be.

const SVELTE = ['svelte'];
const DOM_FREE_PACKAGES = [];

/** @type {Record<string, { imports?: string[], types?: string[], packages?: string[], node?: boolean }>} */
const FOLDERS = {
  shared: {},
  data: {},
  kernel: { imports: ['shared'], packages: ['xstate'] },
  domain: { imports: ['shared', 'data'], packages: ['xstate'] },
  formats: { imports: ['shared', 'domain', 'data'], packages: ['yaml', 'valibot'] },
  engine: { imports: ['shared', 'kernel', 'domain', 'data'] },
  scenarios: { imports: ['shared', 'domain', 'formats'], packages: ['yaml', 'valibot'] },
  projections: { imports: ['shared', 'domain'], packages: ['d3', 'diff'] },
  pricing: { imports: ['shared', 'domain', 'data', 'projections'], packages: ['big.js'] },
  grading: { imports: ['shared', 'domain', 'projections', 'pricing'] },
  studies: { imports: ['shared', 'domain', 'engine', 'projections', 'pricing', 'grading'] },
  workers: { imports: below('workers') },
  cli: { imports: ['*'], packages: ['*'], node: true },
  viz: { imports: ['shared'], types: ['projections'], packages: ['d3', '@dagrejs'] },
  i18n: { imports: ['shared'] },
  workspace: {
    imports: ['shared', 'formats', 'scenarios', 'projections', 'pricing', 'grading', 'workers', 'i18n'],
    types: ['domain'],
    packages: [...SVELTE, 'xstate', 'valibot'],
  },
  ui: { imports: ['shared', 'workspace', 'viz', 'i18n'], types: ['projections', 'domain'], packages: SVELTE },
  workbench: { imports: ['ui', 'workspace', 'formats', 'i18n', 'shared'], packages: SVELTE },
  embed: { imports: ['shared', 'workspace', 'ui', 'i18n'], types: ['grading'], packages: SVELTE },
  app: { imports: ['*'], packages: [...SVELTE, 'pretendard', '@fontsource-variable'] },
  gallery: { imports: ['*'], packages: [...SVELTE, 'pretendard', '@fontsource-variable'] },
};

function below(folder) {
  const order = ['shared', 'data', 'kernel', 'domain', 'formats', 'engine', 'scenarios', 'projections'];
  return [...order, 'pricing', 'grading', 'studies'].filter((name) => name !== folder);
}

const anyOf = (names) => `(${names.join('|')})`;
const sources = (names) => `^src/${anyOf(names)}/`;
const packages = (names) => `(^|/)node_modules/(@types/)?${anyOf(names)}(/|$)`;

/** Of ui, only attachments (gestures) may use d3, and only they are exempt from the package rule for it. */
const exemption = (folder) => (folder === 'ui' ? { pathNot: '^src/ui/attachments/' } : {});

function folderRule([folder, { imports = [], types = [] }]) {
  if (imports.includes('*') && folder !== 'gallery') return [];
  const allowed = imports.includes('*') ? Object.keys(FOLDERS).filter((name) => name !== 'app') : imports;
  return [
    {
      name: `${folder}-imports`,
      comment: `src/${folder} may import from: ${[folder, ...allowed, ...types.map((t) => `${t} (types)`)].join(', ')}`,
      severity: 'error',
      from: { path: sources([folder]) },
      to: { path: '^src/', pathNot: sources([folder, ...allowed, ...types]) },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${folder}-types-only`,
            comment: `src/${folder} may import only types from: ${types.join(', ')}`,
            severity: 'error',
            from: { path: sources([folder]) },
            to: { path: sources(types), dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
}

function packageRule([folder, { packages: allowed = DOM_FREE_PACKAGES }]) {
  if (allowed.includes('*')) return [];
  const rule = (name, from, names) => ({
    name,
    comment: names.length === 0 ? `src/${folder} uses no package` : `src/${folder} may use: ${names.join(', ')}`,
    severity: 'error',
    from,
    to: { path: '(^|/)node_modules/', ...(names.length === 0 ? {} : { pathNot: packages(names) }) },
  });
  const rules = [rule(`${folder}-packages`, { path: sources([folder]), ...exemption(folder) }, allowed)];
  if (folder === 'ui') {
    rules.push(rule('ui-attachments-packages', { path: '^src/ui/attachments/' }, [...allowed, 'd3', 'd3-[a-z]+']));
  }
  return rules;
}

const NODE_FOLDERS = Object.keys(FOLDERS).filter((folder) => FOLDERS[folder].node);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^src/' },
      // A circle of types disappears at run time, but still says that two files are one.
      to: { circular: true },
    },
    {
      name: 'sim-is-pure',
      comment: 'Simulation layers must not reach, however indirectly, anything of the page.',
      severity: 'error',
      from: { path: sources(['kernel', 'domain', 'engine', 'projections', 'grading', 'studies']) },
      to: {
        path: `(^|/)node_modules/svelte/|^src/${anyOf(['ui', 'workspace', 'app', 'embed', 'workers'])}/`,
        reachable: true,
      },
    },
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'only-the-cli-uses-node',
      severity: 'error',
      from: { path: '^src/', pathNot: sources(NODE_FOLDERS) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^virtual:|[?]' },
    },
    {
      name: 'known-folder',
      comment: 'Every folder of src has a row in the table.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: sources(Object.keys(FOLDERS)) },
    },
    ...Object.entries(FOLDERS).flatMap(folderRule),
    ...Object.entries(FOLDERS).flatMap(packageRule),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.svelte', '.svelte.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
