import data from '../data/build-images.json';
import type { TimingKey } from './timings';

/** Why a phase of a build fails, in the service's words. */
export interface PhaseFailure {
  readonly statusCode: string;
  readonly message: string;
}

/** A runtime that the image does not hold and that is installed before the first phase with commands. */
export interface RuntimeInstall {
  readonly runtime: string;
  readonly timing: TimingKey;
}

export type RuntimeChoice =
  | { readonly ok: true; readonly installs: readonly RuntimeInstall[] }
  | { readonly ok: false; readonly failure: PhaseFailure };

/** What a build image offers. */
export interface Image {
  readonly runtimes: Readonly<Record<string, readonly string[] | undefined>>;
  readonly installsOtherVersions?: boolean;
  readonly requiresSelection?: boolean;
}

interface OtherVersions {
  /** The newest version that existed when the data were taken. */
  readonly newest: string;
  readonly timing: string;
  readonly command: string;
  readonly commandOnAmazonLinux?: string;
}

const IMAGES: Readonly<Record<string, Image | undefined>> = data.images;
const ALIASES: Readonly<Record<string, string | undefined>> = data.aliases;
const OTHER: Readonly<Record<string, OtherVersions | undefined>> = data.otherVersions;
const FAMILIES: ReadonlySet<string> = new Set(Object.keys(data.images).map(familyOf));

function familyOf(image: string): string {
  return image.slice(0, image.lastIndexOf(':'));
}

/** The name under which the data know an image: `standard:7.0-24.10.29` is `standard:7.0` as it was on a day. */
function plainName(image: string): string {
  const undated = image.replace(/-\d\d\.\d\d\.\d\d$/, '');
  const family = familyOf(undated);
  return `${ALIASES[family] ?? family}${undated.slice(family.length)}`;
}

/** Null when the image can be pulled. Images of others are taken to exist; of the curated ones the list is known. */
export function pullFailure(image: string): PhaseFailure | null {
  const name = plainName(image);
  const isThere = Object.hasOwn(IMAGES, name) || data.withoutRuntimes.includes(name);
  if (isThere || !FAMILIES.has(familyOf(name))) return null;
  return {
    statusCode: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
    message: `Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for ${familyOf(image)}, repository does not exist or may require 'docker login'`,
  };
}

/**
 * What an image makes of `runtime-versions`: runtimes are chosen in DOWNLOAD_SOURCE, and the first that the image lacks ends it.
 * Images that are not curated know no runtimes and skip the choice with a warning.
 * Sources: AWS CodeBuild User Guide, "Runtime versions" and "Troubleshooting"; messages from published build logs.
 */
export function chooseRuntimes(image: string, wanted: Readonly<Record<string, string>>): RuntimeChoice {
  const name = plainName(image);
  const known = Object.hasOwn(IMAGES, name) ? IMAGES[name] : undefined;
  if (known === undefined) return { ok: true, installs: [] };
  return chooseFrom(known, wanted, name.includes('amazonlinux'));
}

/** The same for an image that is described instead of named. */
export function chooseFrom(
  known: Image,
  wanted: Readonly<Record<string, string>>,
  isAmazonLinux: boolean,
): RuntimeChoice {
  const selections = Object.entries(wanted);
  if (selections.length === 0 && known.requiresSelection === true) {
    return refusal('This build image requires selecting at least one runtime version.');
  }
  const installs: RuntimeInstall[] = [];
  for (const [runtime, version] of selections) {
    const versions = Object.hasOwn(known.runtimes, runtime) ? known.runtimes[runtime] : undefined;
    if (versions === undefined) return refusal(unknownRuntime(runtime, known));
    if (isAmong(version, versions)) continue;
    const other = known.installsOtherVersions === true ? OTHER[runtime] : undefined;
    if (other === undefined) return refusal(unknownVersion(runtime, version, versions));
    if (!exists(version, other.newest)) return failedInstall(isAmazonLinux, version, other);
    installs.push({ runtime, timing: timingOf(other) });
  }
  return { ok: true, installs };
}

function timingOf({ timing }: OtherVersions): TimingKey {
  return timing === 'compiled' ? 'codebuild.otherRuntime.compiled' : 'codebuild.otherRuntime.prebuilt';
}

/** A version as it is listed, `latest`, or the newest of a series: `1.x`, `corretto17.x`. */
function isAmong(version: string, versions: readonly string[]): boolean {
  if (version === 'latest' || versions.includes(version)) return true;
  if (!version.endsWith('.x')) return false;
  const series = version.slice(0, -2);
  return versions.some((each) => each === series || each.startsWith(`${series}.`));
}

/** Whether the makers of the runtime had released such a version: of one like `3.99` or `lastest` there is nothing to install. */
function exists(version: string, newest: string): boolean {
  if (!/^(corretto)?\d+(\.\d+){0,2}(\.x)?$/.test(version)) return false;
  const limits = newest.split('.').map(Number);
  const parts = version.replace('corretto', '').replace('.x', '').split('.').map(Number);
  for (const [index, limit] of limits.entries()) {
    const part = parts[index] ?? 0;
    if (part !== limit) return part < limit;
  }
  return true;
}

function refusal(message: string): RuntimeChoice {
  return { ok: false, failure: { statusCode: 'YAML_FILE_ERROR', message } };
}

function unknownRuntime(runtime: string, { runtimes }: Image): string {
  return `Unknown runtime named '${runtime}'. This build image has the following runtimes: ${inOrder(Object.keys(runtimes))}`;
}

function unknownVersion(runtime: string, version: string, versions: readonly string[]): string {
  return `Unknown runtime version named '${version}' of ${runtime}. This build image has the following versions: ${inOrder(versions)}`;
}

/** Published logs list runtimes and versions in the order of their letters. */
function inOrder(names: readonly string[]): string {
  return [...names].sort((a, b) => (a < b ? -1 : 1)).join(', ');
}

function failedInstall(isAmazonLinux: boolean, version: string, other: OtherVersions): RuntimeChoice {
  const command = (isAmazonLinux ? other.commandOnAmazonLinux : undefined) ?? other.command;
  const message = `Error while executing command: ${command.replace('{version}', () => version.replace('corretto', ''))}. Reason: exit status 1`;
  return { ok: false, failure: { statusCode: 'COMMAND_EXECUTION_ERROR', message } };
}
