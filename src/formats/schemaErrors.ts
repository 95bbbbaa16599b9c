import type { BaseIssue } from 'valibot';
import type { InputError } from './errors';
import type { Located, Path } from './yaml';

type Issue = BaseIssue<unknown>;

/** More than anybody reads at once. */
export const MAX_ERRORS = 50;

/** What a schema found wrong with a file, each at its place. Codes: `unknownKey`, `missing` and `badValue` after the prefix. */
export function errorsOfIssues(source: Located, issues: readonly Issue[], prefix: string): InputError[] {
  return issues.slice(0, MAX_ERRORS).map((issue) => toError(source, issue, prefix));
}

function toError(source: Located, issue: Issue, prefix: string): InputError {
  const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const key = String(path.at(-1) ?? '');
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const place = source.positionOf(path, { key: true });
    const error = source.error(path, `${prefix}.unknownKey`, `The key ${key} does not exist here.`, { key });
    return { ...error, ...place };
  }
  if (issue.received === 'undefined') {
    return source.error(path.slice(0, -1), `${prefix}.missing`, `${key} is missing.`, { key });
  }
  // Of several possible shapes, what is wrong with the nearest one says more than that none fits.
  const inner = issue.type === 'union' ? issue.issues?.find(({ path: deeper }) => deeper !== undefined) : undefined;
  if (inner !== undefined) {
    return toError(
      source,
      { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] } as unknown as Issue,
      prefix,
    );
  }
  const expected = issue.expected ?? issue.message;
  const received = issue.received.slice(0, 100);
  return source.error(path, `${prefix}.badValue`, `${key}: expected ${expected}, found ${received}.`, {
    key,
    expected,
    received,
  });
}
