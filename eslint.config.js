import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const under = (folders, endings = 'ts') => folders.map((folder) => `src/${folder}/**/*.${endings}`);

/** Folders whose results must be equal on every machine: no clock, no chance, no locale, no inexact arithmetic. */
const SIM = [
  ...['shared', 'kernel', 'domain', 'engine', 'projections'],
  ...['grading', 'studies', 'scenarios', 'pricing', 'formats'],
];

/** Folders that talk to workers, storage and the page, where a forgotten `await` loses an error. */
const ASYNC = ['workspace', 'app', 'workers', 'cli', 'ui', 'workbench', 'embed'];

const IMPURE_GLOBALS = [
  ...['Date', 'Intl', 'WeakRef', 'FinalizationRegistry', 'crypto', 'fetch', 'navigator', 'performance', 'process'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['window', 'document', 'localStorage', 'sessionStorage'],
];

const INEXACT_MATH = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ...['exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'cbrt', 'hypot'],
];

const LOCALE_METHODS = [
  ...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
  ...['toLocaleUpperCase', 'toLocaleLowerCase'],
];

const WHOLE_D3 = {
  selector: 'ImportDeclaration[source.value=/^d3/] > ImportNamespaceSpecifier',
  message: 'Import from d3 by name: the whole namespace is six times the size.',
};

const LITERAL_STYLE = {
  selector: 'SvelteAttribute[key.name="style"] > SvelteLiteral:first-child:last-child',
  message: 'A literal style attribute is blocked by the content security policy: use a class or style:property={…}.',
};

const UNEQUAL_ELSEWHERE = [
  {
    selector: ':matches(BinaryExpression[operator="**"], AssignmentExpression[operator="**="])',
    message: 'Differs between browsers in the last bit: use kernel/detMath.',
  },
  { selector: 'ForInStatement', message: 'Its order and its inherited keys surprise: use Object.keys.' },
  {
    selector: 'CallExpression[callee.property.name=/^(sort|toSorted)$/][arguments.length=0]',
    message: 'Give a comparator: the default one compares as text.',
  },
];

/** How a binary fraction could come into money: written, read, divided out or converted. */
const BINARY_FRACTIONS = [
  'Literal[raw=/^[0-9_]*[.][0-9]|^[0-9_]+[eE]-/]',
  ':matches(BinaryExpression, AssignmentExpression)[operator=/^[/%]=?$/]',
  'CallExpression[callee.name=/^(Number|parseFloat)$/]',
  'CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]',
  'UnaryExpression[operator="+"]',
  'MemberExpression[property.name=/^(toNumber|toFixed|toPrecision|valueOf)$/]',
].map((selector) => ({ selector, message: 'Money and quantities are Decimals: use pricing/arithmetic.' }));

/** Parts of d3 that touch the page; gestures live in ui/attachments, the rest has no place here. */
const D3_GESTURES = [
  ...['select', 'selectAll', 'selection', 'selector', 'selectorAll', 'pointer', 'pointers', 'create', 'creator'],
  ...['zoom', 'zoomIdentity', 'zoomTransform', 'drag', 'dragDisable', 'dragEnable', 'brush', 'brushX', 'brushY'],
];
const D3_NEVER = [
  ...['transition', 'active', 'interrupt', 'axisTop', 'axisRight', 'axisBottom', 'axisLeft', 'timer', 'timeout'],
  ...['interval', 'now', 'json', 'csv', 'tsv', 'text', 'xml', 'html', 'svg', 'image', 'buffer', 'blob', 'dsv'],
];

const d3Without = (importNames) => [
  'error',
  { paths: [{ name: 'd3', importNames, message: 'See "D3 computes, Svelte renders" in the architecture notes.' }] },
];

export default ts.config(
  { ignores: ['dist/', 'dist-gallery/', 'artifacts/', 'coverage/', 'public/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', WHOLE_D3],
      'no-restricted-imports': d3Without(D3_NEVER),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      // TypeScript answers this one better.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': ['error', WHOLE_D3, LITERAL_STYLE],
      // Assigning `let { value = $bindable() }` is the point of it.
      'prefer-const': 'off',
    },
  },
  {
    files: under(SIM),
    rules: {
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({ name, message: 'Simulation layers are pure: pass the value in.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from a named stream.' },
        ...INEXACT_MATH.map((property) => ({
          object: 'Math',
          property,
          message: 'Differs between browsers in the last bit: use kernel/detMath.',
        })),
        ...LOCALE_METHODS.map((property) => ({ property, message: 'Depends on the machine: compare code units.' })),
      ],
      'no-restricted-syntax': ['error', WHOLE_D3, ...UNEQUAL_ELSEWHERE],
    },
  },
  {
    files: under(['pricing']),
    rules: { 'no-restricted-syntax': ['error', ...UNEQUAL_ELSEWHERE, ...BINARY_FRACTIONS] },
  },
  {
    files: under(['viz', 'projections', 'workspace', 'i18n']),
    rules: { 'no-restricted-imports': d3Without([...D3_NEVER, ...D3_GESTURES]) },
  },
  {
    files: under(ASYNC),
    // Type information for Svelte's own files costs more than it finds; their logic lives in classes anyway.
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['tests/**', 'bench/**', 'scripts/**', '*.config.{js,ts}', '.dependency-cruiser.cjs'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
