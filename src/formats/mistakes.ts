import { parseAppspec } from './appspec';
import { parseBuildspec } from './buildspec';
import { unknownKeys } from './keys';
import type { LeftOut } from './notSimulated';
import { readYaml, type Located, type Path, type Position } from './yaml';
import type { SpecError } from '../domain';

/*
 * Mistakes that keep nobody from running: the services refuse such a file only during the run, or pass over what they do not
 * know, which is harder to find. They are told before the run.
 */

/** What CodeBuild will refuse in a buildspec, or pass over. */
export function mistakesInBuildspec(file: string, text: string): LeftOut[] {
  const parsed = parseBuildspec(text);
  if (!parsed.ok) return [refusal(file, 'CodeBuild', parsed.error)];
  const read = readYaml(file, text, { schema: 'failsafe', duplicateKeys: 'last' });
  return read.ok ? ignored(file, 'CodeBuild', 'Buildspec', read.value) : [];
}

/** What the CodeDeploy agent will refuse in an appspec, or pass over. */
export function mistakesInAppspec(file: string, text: string): LeftOut[] {
  const parsed = parseAppspec(text);
  if (!parsed.ok) {
    return parsed.error.code === 'appspec.otherPlatform' ? [] : [refusal(file, 'CodeDeploy', parsed.error)];
  }
  const read = readYaml(file, text, { schema: 'yaml-1.1', duplicateKeys: 'last' });
  return read.ok ? ignored(file, 'CodeDeploy', 'Appspec', read.value, parsed.value.unknownHooks) : [];
}

function refusal(file: string, service: string, error: SpecError): LeftOut {
  const { line, column, message, suggestion = null } = error;
  const place = placeOf(file, line === null ? null : { line, column: column ?? 1 });
  return { code: 'mistake.refused', params: { place, service, message }, suggestion };
}

function ignored(
  file: string,
  service: string,
  shape: 'Buildspec' | 'Appspec',
  source: Located,
  events: readonly string[] = [],
): LeftOut[] {
  return unknownKeys(shape, source.value).flatMap(({ path, key, suggestion }): LeftOut[] => {
    const place = placeOf(file, source.positionOf([...path, key], { key: true }));
    if (!isHook(path)) return [{ code: 'mistake.unknownKey', params: { place, service, key }, suggestion }];
    // A hook without scripts is left out, whatever its name.
    if (!events.includes(key)) return [];
    return [{ code: 'mistake.unknownEvent', params: { place, event: key }, suggestion }];
  });
}

function isHook(path: Path): boolean {
  return path.length === 1 && path[0] === 'hooks';
}

function placeOf(file: string, at: Position | null): string {
  return at === null ? file : `${file}:${at.line}:${at.column}`;
}
