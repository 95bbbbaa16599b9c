import {
  IN_PLACE_EVENTS_WITH_TRAFFIC_CONTROL,
  type Appspec,
  type HookScript,
  type LifecycleEvent,
  type SpecError,
} from '../domain';
import { err, ok, type Json, type Result } from '../shared';
import { checkPermission } from './appspecPermissions';
import type { InputError } from './errors';
import { each, fetchKey, isFalsy, noMethod, RubyError, toInteger } from './ruby';
import { isObject, textOf } from './values';
import { readYaml, type Located, type Path } from './yaml';
import { contextOf } from './yamlProblems';

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
 * Hooks that CodeDeploy does not know are listed, since the agent reports them only at the Install event.
 * Sources: aws-codedeploy-agent, application_specification; AWS CodeDeploy User Guide, "AppSpec file structure".
 */
export function parseAppspec(text: string): Result<Appspec, SpecError> {
  // The agent is Ruby: YAML 1.1, where 0300 is octal and yes is true, and the last of repeated keys counts.
  const read = readYaml('appspec.yml', text, { schema: 'yaml-1.1', duplicateKeys: 'last' });
  if (!read.ok) return err(unreadable(read.error[0]));
  const reader = new AppspecReader(read.value);
  try {
    return ok(reader.read());
  } catch (error) {
    if (error instanceof Refusal) return err(error.error);
    if (error instanceof RubyError) return err(reader.crash(error));
    throw error;
  }
}

const EMPTY: SpecError = {
  code: 'appspec.empty',
  message:
    "The deployment failed because the application specification file was empty. Make sure your AppSpec file defines at minimum the 'version' and 'os' properties.",
  line: null,
  column: null,
};

/** As the agent's YAML library words it. */
function unreadable(first: InputError | undefined): SpecError {
  const { code = 'yaml.syntax', line = null, column = null, message: reason = '', params } = first ?? {};
  if (code === 'yaml.empty') return EMPTY;
  const problem = String(params?.reason ?? reason);
  const words = [problem, contextOf(problem)].filter((part) => part !== '').join(' ');
  return { code, message: `(<unknown>): ${words} at line ${line ?? 1} column ${column ?? 1}`, line, column };
}

/** Goes through the file in the agent's order, since only the first mistake is reported. */
class AppspecReader {
  readonly #source: Located;
  /** What is being read, to place errors that come out of Ruby itself. */
  #path: Path = [];

  constructor(source: Located) {
    this.#source = source;
  }

  read(): Appspec {
    const { value } = this.#source;
    if (isFalsy(value)) throw new Refusal(EMPTY);
    const hasResources = !isFalsy(fetchKey(value, 'Resources')) || !isFalsy(fetchKey(value, 'resources'));
    this.#version(fetchKey(value, 'version'), hasResources);
    const os = this.#os(fetchKey(value, 'os'), hasResources);
    const hooks = this.#hooks(fetchKey(value, 'hooks'));
    const files = this.#files(fetchKey(value, 'files'));
    this.#permissions(fetchKey(value, 'permissions'), os);
    return { os, files, fileExistsBehavior: this.#fileExists(fetchKey(value, 'file_exists_behavior')), ...hooks };
  }

  /** An error of Ruby's own, at what was being read. */
  crash(error: RubyError): SpecError {
    return { code: 'appspec.badShape', message: error.message, ...this.#source.positionOf(this.#path) };
  }

  #refuse(code: string, because: string): never {
    throw new Refusal({
      code: `appspec.${code}`,
      message: `The deployment failed because ${because}`,
      ...this.#source.positionOf(this.#path),
    });
  }

  #written(given: Json | undefined): string {
    return this.#source.writtenAt(this.#path) ?? textOf(given) ?? '';
  }

  #version(given: Json | undefined, hasResources: boolean): void {
    this.#path = ['version'];
    // Compared with the number 0.0: a quoted "0.0" is a text and fails, but only here: other platforms take it.
    if (given === 0) return;
    const version = given === undefined || given === null ? '' : this.#written(given);
    this.#refuse(
      hasResources && version === '0.0' ? 'otherPlatform' : 'badVersion',
      `an invalid version value (${version}) was entered in the application specification file. Make sure your AppSpec file specifies "0.0" as the version, and then try again.`,
    );
  }

  /** A file for Amazon ECS or AWS Lambda has `Resources` and no `os`; the agent knows nothing of other platforms and misses the latter. */
  #os(given: Json | undefined, hasResources: boolean): Appspec['os'] {
    this.#path = ['os'];
    if (given === 'linux' || given === 'windows') return given;
    const os = given === undefined || given === null ? '' : this.#written(given);
    if (hasResources && os === '') this.#path = ['Resources'];
    return this.#refuse(
      hasResources && os === '' ? 'otherPlatform' : 'badOs',
      `the application specification file specifies an unsupported operating system (${os}). Specify either "linux" or "windows" in the os section of the AppSpec file, and then try again.`,
    );
  }

  #hooks(given: Json | undefined): Pick<Appspec, 'hooks' | 'unknownHooks'> {
    this.#path = ['hooks'];
    const hooks: Partial<Record<LifecycleEvent, readonly HookScript[]>> = {};
    const unknownHooks: string[] = [];
    if (isFalsy(given)) return { hooks, unknownHooks };
    if (!isObject(given)) noMethod('each_pair', given);
    for (const name of Object.keys(given)) {
      const scripts = given[name];
      this.#path = ['hooks', name];
      // A hook without scripts is left out, whatever its name.
      if (isFalsy(scripts)) continue;
      const read = each(scripts).map((script, index) => this.#script(['hooks', name, index], script));
      if (EVENTS.has(name)) hooks[name as LifecycleEvent] = read;
      else unknownHooks.push(name);
    }
    return { hooks, unknownHooks };
  }

  #script(path: Path, given: Json): HookScript {
    this.#path = path;
    if (!isObject(given)) noMethod('has_key?', given);
    const { location, runas, timeout } = given;
    const place =
      location === undefined || location === null ? '' : (textOf(location) ?? JSON.stringify(location)).trim();
    if (place === '') {
      this.#refuse(
        'noLocation',
        'the application specification file specifies a script with no location value. Specify the location in the hooks section of the AppSpec file, and then try again.',
      );
    }
    this.#path = [...path, 'timeout'];
    const seconds = isFalsy(timeout) ? DEFAULT_TIMEOUT_SECONDS : (toInteger(timeout) ?? noMethod('to_i', timeout));
    if (seconds <= 0) {
      this.#refuse(
        'badTimeout',
        'an invalid timeout value was provided for a script in the application specification file. Make corrections in the hooks section of the AppSpec file, and then try again.',
      );
    }
    return { location: place, timeoutSeconds: seconds, runas: textOf(runas)?.trim() ?? null };
  }

  #files(given: Json | undefined): Appspec['files'] {
    this.#path = ['files'];
    if (isFalsy(given)) return [];
    return each(given).map((item, index) => {
      this.#path = Array.isArray(given) ? ['files', index] : ['files'];
      const from = fetchKey(item, 'source');
      const to = fetchKey(item, 'destination');
      if (from === undefined || from === null) {
        this.#refuse(
          'noSource',
          'the application specification file specifies a destination file, but no source file. Update the files section of the AppSpec file, and then try again.',
        );
      }
      if (to === undefined || to === null) {
        this.#refuse(
          'noDestination',
          `the application specification file specifies only a source file (${textOf(from) ?? ''}). Add the name of the destination file to the files section of the AppSpec file, and then try again.`,
        );
      }
      return { source: textOf(from) ?? '', destination: textOf(to) ?? '' };
    });
  }

  #permissions(given: Json | undefined, os: Appspec['os']): void {
    this.#path = ['permissions'];
    if (isFalsy(given)) return;
    for (const [index, permission] of each(given).entries()) {
      this.#path = ['permissions', index];
      checkPermission(permission, os, (code, because) => this.#refuse(code, because));
    }
  }

  #fileExists(given: Json | undefined): Appspec['fileExistsBehavior'] {
    this.#path = ['file_exists_behavior'];
    if (given === undefined || given === null) return null;
    const behaviour = FILE_EXISTS.find((each) => each === given);
    if (behaviour !== undefined) return behaviour;
    return this.#refuse(
      'badFileExists',
      `an invalid file_exists_behavior value (${this.#written(given)}) was entered in the application specification file. Make sure your AppSpec file specifies one of ${FILE_EXISTS.join(',')} as the file_exists_behavior, and then try again.`,
    );
  }
}
