import type { BehaviourRule, CommandEffect, FileCondition, LeakEffect, ScriptEffect } from '../domain';
import type { RandomStreams } from '../kernel';

/** What the code of one commit does, after all rules whose conditions its files meet. */
export interface Behaviour {
  readonly errorRate: number;
  readonly latencyMs: number;
  readonly capacityRequestsPerSecond: number;
  readonly healthCheckFailureRate: number;
  readonly leak: LeakEffect | null;
  /** Later effects first: the last matching rule wins. */
  readonly commands: readonly CommandEffect[];
  readonly scripts: readonly ScriptEffect[];
}

/** A small service in good order; an idle answer takes 40 ms. */
const PLAIN: Behaviour = {
  errorRate: 0,
  latencyMs: 40,
  capacityRequestsPerSecond: Infinity,
  healthCheckFailureRate: 0,
  leak: null,
  commands: [],
  scripts: [],
};

/** Applies the rules to a repository's files. What changed decides what happens: an edit that meets no rule changes nothing. */
export function behaviourOf(rules: readonly BehaviourRule[], files: Readonly<Record<string, string>>): Behaviour {
  let behaviour = PLAIN;
  for (const rule of rules) {
    if (!rule.when.every((condition) => isMet(condition, files))) continue;
    const { serve } = rule;
    behaviour = {
      errorRate: serve?.errorRate ?? behaviour.errorRate,
      latencyMs: serve?.latencyMs ?? behaviour.latencyMs,
      capacityRequestsPerSecond: serve?.capacityRequestsPerSecond ?? behaviour.capacityRequestsPerSecond,
      healthCheckFailureRate: serve?.healthCheckFailureRate ?? behaviour.healthCheckFailureRate,
      leak: serve?.leak ?? behaviour.leak,
      commands: [...rule.commands, ...behaviour.commands],
      scripts: [...rule.scripts, ...behaviour.scripts],
    };
  }
  return behaviour;
}

function isMet(condition: FileCondition, files: Readonly<Record<string, string>>): boolean {
  const content = Object.hasOwn(files, condition.path) ? files[condition.path] : undefined;
  if (condition.contains !== null && !(content?.includes(condition.contains) ?? false)) return false;
  if (condition.lacks !== null && (content?.includes(condition.lacks) ?? false)) return false;
  return condition.contains !== null || condition.lacks !== null || content !== undefined;
}

/** The exit code that the first effect with one gives; a failure rate below 1 makes it a matter of the entity's own luck. */
export function exitCodeOf(
  effects: readonly { readonly exitCode: number | null; readonly failureRate: number | null }[],
  streams: RandomStreams,
  entity: string,
): number {
  const effect = effects.find(({ exitCode }) => exitCode !== null);
  if (effect?.exitCode == null) return 0;
  if (effect.failureRate === null) return effect.exitCode;
  return streams.uniform(entity, 'failure') < effect.failureRate ? effect.exitCode : 0;
}
