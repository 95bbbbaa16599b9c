/**
 * What the services' own parsers say. CodeBuild (Go) and the CodeDeploy agent (Ruby) both read YAML with libyaml, so its words
 * stand in build logs and deployment events. The parser used here finds the same mistakes and names them differently.
 */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^Nested mappings are not allowed|^Mapping values? .*not allowed/i,
    'mapping values are not allowed in this context',
  ],
  [/^Implicit keys? need|^Implicit map keys? need|^The : indicator must be/, "could not find expected ':'"],
  [
    /^Implicit keys of flow sequence|^Flow sequence .*must end|^Flow sequence in block/,
    "did not find expected ',' or ']'",
  ],
  [/^Flow map .*must end|^Flow map in block|^Missing , .*flow/i, "did not find expected ',' or '}'"],
  [/^Sequence item without|^All sequence items must/, "did not find expected '-' indicator"],
  [/^Unexpected block-seq-ind/, 'block sequence entries are not allowed in this context'],
  [/^Block collections are not allowed within flow/, 'did not find expected node content'],
  [/^Invalid escape sequence/, 'found unknown escape character'],
  [/^(Plain value|Block scalar).* cannot start with/, 'found character that cannot start any token'],
  [/^(Alias|Anchor) cannot/, 'did not find expected alphabetic or numeric character'],
  [/^All mapping items|^A block sequence may not|^Unexpected .*(token|at node end)/, 'did not find expected key'],
];

/** What was being read when it went wrong, as libyaml adds it. */
const CONTEXTS: Readonly<Record<string, string>> = {
  'did not find expected key': 'while parsing a block mapping',
  "did not find expected '-' indicator": 'while parsing a block collection',
  "did not find expected ',' or ']'": 'while parsing a flow sequence',
  "did not find expected ',' or '}'": 'while parsing a flow mapping',
  'did not find expected node content': 'while parsing a flow node',
  "could not find expected ':'": 'while scanning a simple key',
  'found character that cannot start any token': 'while scanning for the next token',
  'found a tab character that violates indentation': 'while scanning a plain scalar',
  'found a tab character where an indentation space is expected': 'while scanning a block scalar',
  'found unexpected end of stream': 'while scanning a quoted scalar',
  'found unknown escape character': 'while parsing a quoted scalar',
  'did not find expected alphabetic or numeric character': 'while scanning an alias',
};

/** libyaml's words for a mistake that the parser named at a place of the text; its own words where there is no counterpart. */
export function problemOf(message: string, text: string, offset: number): string {
  if (/^Missing closing ['"]quote/.test(message)) {
    // A later quote ends the text for libyaml, which then stumbles over what follows.
    const quote = message.charAt('Missing closing '.length);
    return text.indexOf(quote, offset + 1) < 0 ? 'found unexpected end of stream' : 'did not find expected key';
  }
  if (/^Block scalar/.test(message) && /^[ ]*\t/.test(lineAround(text, offset))) {
    return 'found a tab character where an indentation space is expected';
  }
  const found = PROBLEMS.find(([pattern]) => pattern.test(message))?.[1] ?? message;
  const isInList = found === 'did not find expected key' && /^ *- /.test(lineAround(text, offset));
  return isInList && message.startsWith('Unexpected') ? "did not find expected '-' indicator" : found;
}

/** The context that libyaml adds to a problem; empty when it adds none. */
export function contextOf(problem: string): string {
  return Object.hasOwn(CONTEXTS, problem) ? (CONTEXTS[problem] ?? '') : '';
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end);
}
