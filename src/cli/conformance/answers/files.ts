import type { Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { appspecText, factsOf, GROUP, runLab, type Lab } from '../lab';
import type { Vector } from '../vector';

type Behaviour = 'DISALLOW' | 'OVERWRITE' | 'RETAIN';

const isBehaviour = (value: unknown): value is Behaviour =>
  value === 'DISALLOW' || value === 'OVERWRITE' || value === 'RETAIN';

/** A revision that puts one file where the path says, and a host that may have one there already. */
function labWith(
  path: string,
  appspec: Readonly<Record<string, Json>>,
  option: Behaviour | undefined,
  existing: string[],
): Lab {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
  return {
    hooks: [],
    files: {
      'appspec.yml': appspecText({ files: [{ source: `site/${name}`, destination: folder }], ...appspec }),
      [`site/${name}`]: '',
    },
    more: {
      baseline: 'empty',
      commits: [],
      fleet: { name: 'fleet', count: 1, existingFiles: existing },
      deployments: [
        {
          at: '10s',
          applicationName: 'app',
          deploymentGroupName: GROUP,
          ...(option === undefined ? {} : { fileExistsBehavior: option }),
        },
      ],
    },
  };
}

/** Which of two settings counts: both are tried on a host on which the file is there already. */
function effective({ given }: Vector): Answer | null {
  const { file_exists_behavior: own, apiFileExistsBehavior: option } = given;
  if (own === undefined && option === undefined) return null;
  const path = '/srv/app/index.html';
  const appspec: Record<string, Json> = isBehaviour(own) ? { file_exists_behavior: own } : {};
  const log = runLab(labWith(path, appspec, isBehaviour(option) ? option : undefined, [path]));
  const [change] = factsOf(log, 'instance.filesChanged');
  const { conflict, retained } = change?.data ?? {};
  if (conflict === path) return { effective: 'DISALLOW' };
  return { effective: retained?.includes(path) === true ? 'RETAIN' : 'OVERWRITE' };
}

/** A file that no deployment put there stands in the way. */
function conflict({ given }: Vector): Answer | null {
  const { effective: behaviour, existing } = given;
  if (!isBehaviour(behaviour) || typeof existing !== 'string') return null;
  const log = runLab(labWith(existing, {}, behaviour, [existing]));
  const failed = factsOf(log, 'target.eventEnded').find(({ data }) => data.status === 'Failed');
  return {
    failsIn: failed?.data.event ?? null,
    errorCode: failed?.data.errorCode ?? 'Success',
    message: failed?.data.message ?? '',
  };
}

const PHRASES = {
  cleanup: 'remove files listed in <deployment-group-id>-cleanup',
  check: 'check each destination against file_exists_behavior',
  copy: 'copy files, write new cleanup list',
} as const;

function installOrder({ given }: Vector): Answer | null {
  if (given.event !== 'Install') return null;
  const path = '/srv/app/index.html';
  const log = runLab(labWith(path, {}, 'OVERWRITE', [path, '/srv/app/other']));
  const [change] = factsOf(log, 'instance.filesChanged');
  const [installed] = factsOf(log, 'instance.installed');
  if (change === undefined || installed === undefined) return null;
  const steps: string[] = change.data.steps.map((step) => PHRASES[step]);
  if (installed.seq > change.seq) steps.push('mark this revision as last successful install');
  return { order: steps };
}

/** The old application is gone when the new one meets a file in its way. */
function leftovers({ given }: Vector): Answer | null {
  if (given.previousFilesInCleanup !== true || typeof given.conflict !== 'string') return null;
  const blocker = '/srv/new/index.html';
  const lab = labWith('/srv/new/index.html', {}, undefined, []);
  const old = appspecText({ files: [{ source: 'site/index.html', destination: '/srv/old' }] });
  const log = runLab({
    ...lab,
    files: { ...lab.files, 'appspec.yml': old },
    more: {
      fleet: { name: 'fleet', count: 1, existingFiles: [blocker] },
      commits: [
        {
          at: '10s',
          id: 'move',
          author: 'lab',
          label: { ko: '-', en: '-' },
          changes: [{ path: 'appspec.yml', content: lab.files?.['appspec.yml'] ?? '' }],
        },
      ],
    },
  });
  const [change] = factsOf(log, 'instance.filesChanged');
  const install = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === 'Install');
  const isGone = change?.data.removed.includes('/srv/old/index.html') === true;
  return { Install: install?.data.status, previousFiles: isGone ? 'already removed' : 'still there' };
}

/** Files of the last installation and files that scripts wrote, when the next deployment comes. */
function cleanup({ given }: Vector): Answer | null {
  const { filesFromLastInstall: installed, filesWrittenByScripts: written } = given;
  if (!Array.isArray(installed) || !Array.isArray(written)) return null;
  const own = installed.map((name: Json) => String(name));
  const others = written.map((name: Json) => String(name));
  const log = runLab({
    hooks: [],
    files: {
      'appspec.yml': appspecText({
        files: own.map((name) => ({ source: name, destination: '/srv' })),
        hooks: { AfterInstall: [{ location: 'scripts/write.sh' }] },
      }),
      'scripts/write.sh': '',
      ...Object.fromEntries(own.map((name) => [name, ''])),
    },
    more: {
      commits: [],
      behaviour: [
        { when: [], scripts: [{ location: 'scripts/write.sh', writes: others.map((name) => `/srv/${name}`) }] },
      ],
      deployments: [
        { at: '10s', applicationName: 'app', deploymentGroupName: GROUP },
        { at: '10m', applicationName: 'app', deploymentGroupName: GROUP },
      ],
    },
  });
  const change = factsOf(log, 'instance.filesChanged').at(-1);
  const names = (paths: readonly string[] | undefined): string[] =>
    (paths ?? []).map((path) => path.replace('/srv/', ''));
  return { removed: names(change?.data.removed), kept: names(change?.data.kept) };
}

/** What the agent does with the files of a host. */
export const fileAnswers: Answerer = {
  areas: ['appspec', 'rollback'],
  answer: (vector) =>
    effective(vector) ?? conflict(vector) ?? installOrder(vector) ?? leftovers(vector) ?? cleanup(vector),
};
