import type { Command, CommandBody, Scenario } from '../../src/domain';
import { logDigest, simulate } from '../../src/engine';
import { acted, newTree, placed, type RunTree } from '../../src/workspace/branches';
import type { LinkedRun } from '../../src/workspace/keeping/linkWire';

const STEP_MS = 45_000;

/** Everything that a person could do at some moment: each prepared edit, each transition, each approval. */
function deedsOf({ edits, pipeline }: Scenario): CommandBody[] {
  const approvals = pipeline.stages.flatMap(({ name, actions }) =>
    actions.filter(({ category }) => category === 'Approval').map((action) => `${name}/${action.name}`),
  );
  return [
    ...edits.map(({ id, author, changes }) => ({ type: 'commit.push' as const, editId: id, author, changes })),
    ...pipeline.stages.slice(1).flatMap(({ name }) => [
      { type: 'transition.disable' as const, stage: name, reason: 'wait' },
      { type: 'transition.enable' as const, stage: name },
    ]),
    ...approvals.map((action) => ({ type: 'approval.approve' as const, action, summary: 'fine' })),
  ];
}

/** The commands of `deedsOf` that the engine takes, one after the other: at least as much as a full solution. */
function commandsOf(scenario: Scenario): Command[] {
  const commands: Command[] = [];
  let at = STEP_MS;
  for (const body of deedsOf(scenario)) {
    const next = { at, ...body };
    const log = simulate(scenario, scenario.seed, [...commands, next]);
    const isTaken = !log.events.some(({ type, data }) => type === 'command.rejected' && data.index === commands.length);
    if (isTaken && at < scenario.untilMs) commands.push(next);
    at += STEP_MS;
  }
  return commands;
}

/** A scenario played to its end with everything done, left at a moment in the middle, and one branch beside it. */
export function fullRun(scenario: Scenario): LinkedRun {
  const commands = commandsOf(scenario);
  const end = scenario.untilMs;
  let tree: RunTree = newTree();
  for (const command of commands) tree = acted(placed(tree, command.at, command.at), command);
  tree = placed(tree, 20_000, end);
  tree = acted(tree, { at: 20_000, type: 'transition.disable', stage: 'Deploy', reason: '' });
  tree = { ...placed(tree, 33_000, 60_000), current: 1 };
  const log = simulate(scenario, scenario.seed, commands);
  const { scenarioDigest: digest, engineVersion } = log.header;
  return {
    run: { scenario: { kind: 'shipped', id: scenario.id }, digest, engineVersion, seed: scenario.seed, tree },
    logDigest: logDigest(log),
    view: { panel: 'story' },
  };
}
