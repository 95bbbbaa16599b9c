import type { RandomStreams } from '../kernel';

/** Structural names of entities: parent, name, attempt. Never a global counter, so that one more entity renames no other. */
export const ids = {
  execution: (number: number): string => `execution-${number}`,
  stageGate: (stage: string): string => `stage/${stage}`,
  stageExecution: (number: number, stage: string): string => `execution-${number}/${stage}`,
  action: (number: number, stage: string, action: string, attempt: number): string =>
    `execution-${number}/${stage}/${action}#${attempt}`,
  /** The entity of a provider's work belongs to its action: `execution-1/Build/compile#1/build`. */
  work: (action: string, kind: string): string => `${action}/${kind}`,
  parent: (entity: string): string => entity.slice(0, entity.lastIndexOf('/')),
  artifact: (number: number, name: string): string => `execution-${number}/artifact/${name}`,
  /** A deployment that a person made outside the pipeline. */
  manualDeployment: (application: string, group: string, attempt: number): string =>
    `deployment/${application}/${group}#${attempt}`,
  instance: (instance: string): string => `instance/${instance}`,
  loadBalancerTarget: (instance: string): string => `target/${instance}`,
  alarm: (name: string): string => `alarm/${name}`,
  commit: (version: number): string => `commit/v${version}`,
  deploymentTarget: (deployment: string, instance: string): string => `${deployment}/${instance}`,
  traffic: 'traffic',
  run: 'run',
} as const;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id in CodeDeploy's form: `d-` and nine capital letters or digits. */
export function deploymentIdOf(streams: RandomStreams, entity: string): string {
  const stream = streams.of(entity, 'deploymentId');
  let id = 'd-';
  for (let i = 0; i < 9; i++) id += LETTERS[Math.floor(stream.uniform() * LETTERS.length)] ?? 'A';
  return id;
}
