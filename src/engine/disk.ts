import type { Appspec, LifecycleEvent } from '../domain';
import type { Bundle, Revision } from './bundle';

/** What the agent does with a file that is there already and is not its own. CodeDeploy `FileExistsBehavior`. */
export type FileExistsBehaviour = 'DISALLOW' | 'OVERWRITE' | 'RETAIN';

/** The files of a host, as far as a deployment can meet them. */
export interface Disk {
  /** Files that the last Install put there: the cleanup file. */
  readonly installed: readonly string[];
  /** Files that somebody or some script put there. */
  readonly others: ReadonlySet<string>;
}

const NO_FILES: readonly string[] = [];
const NO_OTHERS: ReadonlySet<string> = new Set();

export const EMPTY_DISK: Disk = { installed: NO_FILES, others: NO_OTHERS };

/** The steps of an Install event, in the order in which the agent takes them. */
export type InstallStep = 'cleanup' | 'check' | 'copy';

export interface Installed {
  readonly disk: Disk;
  readonly steps: readonly InstallStep[];
  readonly removed: readonly string[];
  readonly written: readonly string[];
  /** Files of the revision that were not copied, since one was there. */
  readonly retained: readonly string[];
  /** The file that stops the installation. */
  readonly conflict: string | null;
}

/** The disk after an event, to be applied when the event ends as it was planned. */
export interface DiskChange {
  readonly event: LifecycleEvent;
  readonly disk: Disk;
  /** What the Install event did; null for scripts. */
  readonly installed: Installed | null;
  /** How the event ends if nothing from outside breaks it off. */
  message: string;
}

/**
 * The agent's Install event: remove what the cleanup file lists, look at every destination, then copy and write the new list. A conflict
 * therefore leaves the host without the old application. AWS CodeDeploy agent, installer.rb.
 */
export function install(disk: Disk, destinations: readonly string[], behaviour: FileExistsBehaviour): Installed {
  const { installed: removed, others } = disk;
  const met = others.size === 0 ? NO_FILES : destinations.filter((path) => others.has(path));
  const [conflict] = met;
  if (conflict !== undefined && behaviour === 'DISALLOW') {
    const left = { installed: NO_FILES, others };
    return { disk: left, steps: ['cleanup', 'check'], removed, written: NO_FILES, retained: NO_FILES, conflict };
  }
  const retained = behaviour === 'RETAIN' ? met : NO_FILES;
  const written = retained.length === 0 ? destinations : destinations.filter((path) => !others.has(path));
  const kept =
    behaviour === 'OVERWRITE' && met.length > 0 ? new Set([...others].filter((path) => !met.includes(path))) : others;
  return {
    disk: { installed: written, others: kept },
    steps: ['cleanup', 'check', 'copy'],
    removed,
    written,
    retained,
    conflict: null,
  };
}

/** What a script leaves behind. Files that belong to the revision stay its own. */
export function afterScript(disk: Disk, writes: readonly string[], deletes: readonly string[]): Disk {
  if (writes.length === 0 && deletes.length === 0) return disk;
  const installed = disk.installed.filter((path) => !deletes.includes(path));
  const others = new Set([...disk.others, ...writes.filter((path) => !installed.includes(path))]);
  for (const path of deletes) others.delete(path);
  return { installed, others };
}

const destinations = new WeakMap<Revision, readonly string[]>();

/** Where the files of a revision go, in the order of its AppSpec; only those that are known of a bundle without a repository. */
export function destinationsOf(revision: Revision): readonly string[] {
  let paths = destinations.get(revision);
  if (paths === undefined) {
    const { appspec, bundle } = revision;
    paths = appspec?.ok === true ? appspec.value.files.flatMap((file) => copies(bundle, file)) : NO_FILES;
    destinations.set(revision, paths);
  }
  return paths;
}

/** The first source that the bundle does not hold; null when all are there, or when what it holds is not known. */
export function missingSource({ bundle, appspec }: Revision): string | null {
  if (bundle.isOpen || appspec?.ok !== true) return null;
  return appspec.value.files.find((file) => copies(bundle, file).length === 0)?.source ?? null;
}

/** A file is copied under the destination; a directory's content is, with everything below. AWS CodeDeploy User Guide, "AppSpec 'files' section". */
function copies(bundle: Bundle, { source, destination }: Appspec['files'][number]): string[] {
  const from = source.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  const to = destination.replace(/\/+$/, '');
  if (bundle.entries.has(from)) return [`${to}/${from.slice(from.lastIndexOf('/') + 1)}`];
  const folder = from === '' || from === '.' ? '' : `${from}/`;
  const paths: string[] = [];
  for (const path of bundle.entries.keys()) {
    if (path.startsWith(folder)) paths.push(`${to}/${path.slice(folder.length)}`);
  }
  return paths;
}
