import {
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type Appspec,
  type HookScript,
  type LifecycleEvent,
  type SpecError,
} from '../domain';
import { err, ok, type Json, type Result } from '../shared';
import { isNothing, isObject, member, textOf } from './values';
import { readYaml, type Located, type Path } from './yaml';

const EVENTS: ReadonlySet<string> = new Set(IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL);
const FILE_EXISTS = ['DISALLOW', 'OVERWRITE', 'RETAIN'] as const;
const DEFAULT_TIMEOUT_SECONDS = 3_600;

class Refusal extends Error {
  readonly error: SpecError;
  constructor(error: SpecError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * Reads an `appspec.yml` for EC2/on-premises as the CodeDeploy agent does, with the agent's own messages.
 * Sources: aws-codedeploy-agent, application_specification; AWS CodeDeploy User Guide, "AppSpec file structure".
 */
export function parseAppspec(text: string): Result<Appspec, SpecError> {
  // The agent is Ruby: YAML 1.1, and the last of repeated keys counts.
  const read = readYaml('appspec.yml', text, { schema: 'core', duplicateKeys: 'last' });
  if (!read.ok) {
    const [first] = read.error;
    if (first?.code === 'yaml.empty') return err(emptyFile);
    const message = `The deployment failed because the application specification file could not be read: ${first?.message ?? ''} (line ${first?.line ?? 1})`;
    return err({
      code: first?.code ?? 'yaml.syntax',
      message,
      line: first?.line ?? null,
      column: first?.column ?? null,
    });
  }
  if (isNothing(read.value.value)) return err(emptyFile);
  try {
    return ok(readSpec(read.value));
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    throw error;
  }
}

const emptyFile: SpecError = {
  code: 'appspec.empty',
  message:
    "The deployment failed because the application specification file was empty. Make sure your AppSpec file defines at minimum the 'version' and 'os' properties.",
  line: null,
  column: null,
};

function refuse(source: Located, path: Path, code: string, message: string): never {
  throw new Refusal({
    code: `appspec.${code}`,
    message: `The deployment failed because ${message}`,
    ...source.positionOf(path),
  });
}

function readSpec(source: Located): Appspec {
  const { value } = source;
  const version = member(value, 'version');
  // The agent compares with the number 0.0: a quoted "0.0" is a text and fails.
  if (version !== 0) {
    refuse(
      source,
      ['version'],
      'badVersion',
      `an invalid version value (${textOf(version) ?? ''}) was entered in the application specification file. Make sure your AppSpec file specifies "0.0" as the version, and then try again.`,
    );
  }
  if (!isNothing(member(value, 'Resources')) || !isNothing(member(value, 'resources'))) {
    refuse(
      source,
      ['Resources'],
      'otherPlatform',
      'the application specification file is for another compute platform (Resources belongs to Amazon ECS and AWS Lambda). Use an AppSpec file for EC2/On-premises, and then try again.',
    );
  }
  const os = textOf(member(value, 'os')) ?? '';
  if (os !== 'linux' && os !== 'windows') {
    refuse(
      source,
      ['os'],
      'badOs',
      `the application specification file specifies an unsupported operating system (${os}). Specify either "linux" or "windows" in the os section of the AppSpec file, and then try again.`,
    );
  }
  if (os === 'windows' && !isNothing(member(value, 'permissions'))) {
    refuse(
      source,
      ['permissions'],
      'windowsPermissions',
      'the application specification file specifies file permissions, but the deployment is targeting one or more Windows Server instances. Update your AppSpec file, and then try again.',
    );
  }
  const { hooks, unknownHooks } = readHooks(source, member(value, 'hooks'));
  return {
    os,
    files: readFiles(source, member(value, 'files')),
    fileExistsBehavior: readFileExists(source),
    hooks,
    unknownHooks,
  };
}

function readFileExists(source: Located): Appspec['fileExistsBehavior'] {
  const given = member(source.value, 'file_exists_behavior');
  if (isNothing(given)) return null;
  const behaviour = FILE_EXISTS.find((each) => each === given);
  if (behaviour === undefined) {
    refuse(
      source,
      ['file_exists_behavior'],
      'badFileExists',
      `an invalid file_exists_behavior value (${textOf(given) ?? ''}) was entered in the application specification file. Make sure your AppSpec file specifies one of ${FILE_EXISTS.join(',')} as the file_exists_behavior, and then try again.`,
    );
  }
  return behaviour;
}

function readFiles(source: Located, given: Json | undefined): Appspec['files'] {
  if (isNothing(given)) return [];
  const items = Array.isArray(given) ? given : [given];
  return items.map((item, index) => {
    const from = textOf(member(item, 'source')) ?? '';
    const to = textOf(member(item, 'destination')) ?? '';
    const path = Array.isArray(given) ? ['files', index] : ['files'];
    if (from === '') {
      refuse(
        source,
        path,
        'noSource',
        'the application specification file specifies a destination file, but no source file. Update the files section of the AppSpec file, and then try again.',
      );
    }
    if (to === '') {
      refuse(
        source,
        path,
        'noDestination',
        `the application specification file specifies only a source file (${from}). Add the name of the destination file to the files section of the AppSpec file, and then try again.`,
      );
    }
    return { source: from, destination: to };
  });
}

function readHooks(source: Located, given: Json | undefined): Pick<Appspec, 'hooks' | 'unknownHooks'> {
  const hooks: Partial<Record<LifecycleEvent, readonly HookScript[]>> = {};
  const unknownHooks: string[] = [];
  if (!isObject(given)) return { hooks, unknownHooks };
  for (const name of Object.keys(given)) {
    const scripts = given[name];
    if (!EVENTS.has(name)) {
      unknownHooks.push(name);
      continue;
    }
    // A hook without scripts is left out, as the agent does.
    if (isNothing(scripts)) continue;
    const items = Array.isArray(scripts) ? scripts : [scripts];
    hooks[name as LifecycleEvent] = items.map((item, index) => readScript(source, ['hooks', name, index], item));
  }
  return { hooks, unknownHooks };
}

function readScript(source: Located, path: Path, given: Json): HookScript {
  const location = textOf(member(given, 'location'))?.trim() ?? '';
  if (location === '') {
    refuse(
      source,
      path,
      'noLocation',
      'the application specification file specifies a script with no location value. Specify the location in the hooks section of the AppSpec file, and then try again.',
    );
  }
  const timeout = member(given, 'timeout');
  const seconds = isNothing(timeout) ? DEFAULT_TIMEOUT_SECONDS : Math.floor(Number(textOf(timeout)));
  if (!(seconds > 0)) {
    refuse(
      source,
      [...path, 'timeout'],
      'badTimeout',
      'an invalid timeout value was provided for a script in the application specification file. Make corrections in the hooks section of the AppSpec file, and then try again.',
    );
  }
  return { location, timeoutSeconds: seconds, runas: textOf(member(given, 'runas')) ?? null };
}
