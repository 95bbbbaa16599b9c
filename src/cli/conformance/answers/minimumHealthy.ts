import {
  concurrencyOf,
  minimumOf,
  resolveHealthRule,
  successesNeeded,
} from '../../../domain/deployment/minimumHealthy';
import type { ConfiguredMinimum } from '../../../domain/deployment/configurations';
import type { MinimumHealthyHosts } from '../../../domain';
import type { Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { endingOf, factsOf, firstOf, onlyIn, runLab, scriptOf, type Lab } from '../lab';
import type { Vector } from '../vector';

function minimumIn(given: Vector['given']): MinimumHealthyHosts | null {
  const value = given.minimumHealthyHosts as MinimumHealthyHosts | undefined;
  return value ?? null;
}

/** What the rule alone says of a fleet in which so many instances are healthy. */
function arithmetic(given: Vector['given']): Answer | null {
  const total = given.instances;
  if (typeof total !== 'number') return null;
  const custom = minimumIn(given);
  const healthy = typeof given.initiallyHealthy === 'number' ? given.initiallyHealthy : total;
  if (custom !== null) {
    const minHealthy = minimumOf(custom as ConfiguredMinimum, total);
    const maxConcurrent = concurrencyOf(minHealthy, healthy);
    return {
      minHealthy,
      maxConcurrent,
      successNeedsAtLeast: successesNeeded(minHealthy),
      startable: maxConcurrent > 0 || healthy < total,
    };
  }
  if (typeof given.config !== 'string') return null;
  const rule = resolveHealthRule(given.config, null, total);
  if (rule === null) return null;
  const { minimum, concurrency } = rule;
  return {
    minHealthy: minimum,
    maxConcurrent: concurrency,
    concurrency,
    successNeedsAtLeast: successesNeeded(minimum),
    startable: true,
  };
}

function labOf(given: Vector['given']): Lab {
  const custom = minimumIn(given);
  const total = given.instances as number;
  const healthy = typeof given.initiallyHealthy === 'number' ? given.initiallyHealthy : total;
  const digits = Math.max(2, String(total).length);
  const unhealthy = Array.from({ length: total - healthy }, (_, index) => ({
    id: `i-${String(index + 1).padStart(digits, '0')}`,
    lastDeployment: 'Failed' as const,
  }));
  return {
    more: { fleet: { name: 'fleet', count: total, instances: unhealthy } },
    hooks: ['AfterInstall'],
    group: {
      deploymentConfigName: custom === null ? (given.config as string) : 'Lab.Custom',
      ...(custom === null ? {} : { minimumHealthyHosts: { type: custom.type, value: custom.value } }),
    },
  };
}

/** Runs the lab with the script of AfterInstall failing at these places in the order of work. */
function runFailing(lab: Lab, places: readonly number[]): ReturnType<typeof runLab> {
  if (places.length === 0) return runLab(lab);
  // The order of work is drawn by streams of its own, so that it is the same in the run in which some fail.
  const order = firstOf(runLab(lab), 'deployment.created').data.instances;
  const instances = places.map((place) => order[place] ?? '').filter((id) => id !== '');
  const scripts = [{ location: scriptOf('AfterInstall'), exitCode: 1, instances }];
  return runLab({ ...lab, more: { ...lab.more, behaviour: [{ when: onlyIn('v2'), scripts }] } });
}

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/** `two, not including the last`, `one early`, `last`: places from the front, and the last one where it is meant. */
function placesOf(words: string, total: number, taken: number): number[] {
  const count = NUMBERS[/^\w+/.exec(words)?.[0] ?? ''] ?? (Number(/^\d+/.exec(words)?.[0] ?? 1) || 1);
  const isLastMeant = /\blast\b/.test(words) && !/not including|not the last|except/.test(words);
  const fromFront = isLastMeant ? count - 1 : count;
  const places = Array.from({ length: fromFront }, (_, index) => taken + index);
  return isLastMeant ? [...places, total - 1] : places;
}

function failuresIn(given: Vector['given']): number[] | null {
  const total = given.instances as number;
  if (Array.isArray(given.results)) {
    return (given.results as readonly Json[]).flatMap((result, index) => (result === 'F' ? [index] : []));
  }
  if (typeof given.failed === 'number') {
    // Those that fail come last: the first ones succeed.
    return Array.from({ length: given.failed }, (_, index) => total - 1 - index);
  }
  if (!Array.isArray(given.failures)) return null;
  const places: number[] = [];
  for (const words of given.failures as readonly Json[]) places.push(...placesOf(String(words), total, places.length));
  return places;
}

/** What comes out of a deployment in which these instances fail. */
function outcome(given: Vector['given']): Answer | null {
  if (typeof given.instances !== 'number') return null;
  if (minimumIn(given) === null && typeof given.config !== 'string') return null;
  const lab = labOf(given);
  const log = runFailing(lab, failuresIn(given) ?? []);
  const ending = endingOf(log);
  if (ending === null) return null;
  const failures = factsOf(log, 'target.failed');
  return {
    ...arithmetic(given),
    deploymentStatus: ending.status,
    errorCode: ending.errorCode,
    instancesSkipped: ending.skipped,
    when: ending.status === 'Failed' && failures.at(-1)?.at === ending.at ? 'immediately' : undefined,
  };
}

/** Minimum healthy hosts: the arithmetic, and what a deployment comes to. */
export const minimumHealthyAnswers: Answerer = {
  areas: ['min-healthy'],
  answer: ({ class: sort, given }) => (sort === 'behaviour' ? outcome(given) : arithmetic(given)),
};
