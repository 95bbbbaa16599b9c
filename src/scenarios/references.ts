import { applyEdits, instanceOfFault, isRepositoryPath, type Scenario } from '../domain';
import { TIMING_KEYS } from '../domain/timings';
import { suggesting, type InputError, type Located } from '../formats';
import { nearest } from '../shared';
import { checkDeploymentGroups, checkDeployments, checkHosts, type Note } from './groupReferences';
import type { AuthoredScenario } from './scenario.schema';
import { durationMs } from './units';

/** More than one deployment may target, so that the service's limit can be met. */
const MAX_INSTANCES = 1_200;
const MAX_UNTIL_MS = 24 * 3_600_000;

/** What the schema cannot say: names that must exist, times that must fit, edits that must apply. */
export function checkReferences(source: Located, authored: AuthoredScenario, scenario: Scenario): InputError[] {
  const errors: InputError[] = [];
  const note: Note = (path, code, message, params = {}, suggestion = null) => {
    errors.push(suggesting(source.error(path, `scenario.${code}`, message, params), suggestion));
  };
  if (scenario.untilMs < 10_000 || scenario.untilMs > MAX_UNTIL_MS) {
    note(['until'], 'badUntil', 'until must be from 10s to 24h.');
  }
  for (const path of Object.keys(authored.files)) {
    if (!isRepositoryPath(path)) note(['files', path], 'badPath', `The path ${path} is not allowed.`, { path });
  }
  checkUnique(note, authored);
  checkEdits(note, authored, scenario);
  checkGroups(note, scenario);
  checkDeploymentGroups(note, scenario);
  checkDeployments(note, scenario);
  checkHosts(note, scenario, authored.fleet.instances ?? []);
  if (scenario.fleet.instances.length === 0 || scenario.fleet.instances.length > MAX_INSTANCES) {
    note(['fleet'], 'badInstances', `The number of instances must be from 1 to ${MAX_INSTANCES}.`);
  }
  checkTimes(note, authored, scenario);
  checkFaults(note, scenario);
  const stages = new Set(scenario.pipeline.stages.slice(1).map(({ name }) => name));
  for (const stage of Object.keys(scenario.disabledTransitions)) {
    if (stages.has(stage)) continue;
    const message = `There is no transition into ${stage}.`;
    note(['disabledTransitions', stage], 'unknownStage', message, { stage }, nearest(stage, [...stages]));
  }
  for (const key of Object.keys(authored.timings ?? {})) {
    if (TIMING_KEYS.includes(key)) continue;
    note(['timings', key], 'unknownTiming', `There is no timing ${key}.`, { key }, nearest(key, TIMING_KEYS));
  }
  return errors;
}

function checkUnique(note: Note, authored: AuthoredScenario): void {
  const seen = new Set<string>();
  const lists = [
    ['edits', (authored.edits ?? []).map(({ id }) => id)],
    ['commits', (authored.commits ?? []).flatMap((commit) => ('edit' in commit ? [] : [commit.id]))],
    ['fleet.instances', (authored.fleet.instances ?? []).map(({ id }) => id)],
  ] as const;
  for (const [key, ids] of lists) {
    for (const [index, id] of ids.entries()) {
      if (seen.has(id))
        note([...key.split('.'), index, 'id'], 'duplicateId', `The id ${id} stands here twice.`, { id });
      seen.add(id);
    }
  }
}

/** Scheduled commits apply in order; a prepared edit must fit at least one state that the schedule goes through. */
function checkEdits(note: Note, authored: AuthoredScenario, scenario: Scenario): void {
  let files = scenario.files;
  const states = [files];
  for (const [index, { changes, id }] of scenario.commits.entries()) {
    const edited = applyEdits(files, changes);
    if (!edited.ok) {
      note(['commits', index], 'editDoesNotApply', `The change ${id} does not fit the files.`, { id });
      return;
    }
    files = edited.value;
    states.push(files);
  }
  for (const [index, { changes, id }] of (authored.edits ?? []).entries()) {
    if (states.some((state) => applyEdits(state, changes).ok)) continue;
    note(['edits', index], 'editDoesNotApply', `The change ${id} does not fit the files.`, { id });
  }
}

function checkGroups(note: Note, scenario: Scenario): void {
  const alarms = new Set(scenario.alarms.map(({ alarmName }) => alarmName));
  for (const [index, group] of scenario.deploymentGroups.entries()) {
    for (const [position, alarm] of group.alarms.names.entries()) {
      if (alarms.has(alarm)) continue;
      const path = ['codedeploy', index, 'alarmConfiguration', 'alarms', position];
      note(path, 'unknownAlarm', `There is no alarm ${alarm}.`, { name: alarm }, nearest(alarm, [...alarms]));
    }
  }
  for (const stage of scenario.pipeline.stages) {
    for (const action of stage.actions) {
      if (action.provider !== 'CodeDeploy') continue;
      const { ApplicationName, DeploymentGroupName } = action.configuration;
      const isThere = scenario.deploymentGroups.some(
        (group) => group.applicationName === ApplicationName && group.deploymentGroupName === DeploymentGroupName,
      );
      if (isThere) continue;
      const label = `${ApplicationName ?? ''}/${DeploymentGroupName ?? ''}`;
      const groups = scenario.deploymentGroups.map((group) => `${group.applicationName}/${group.deploymentGroupName}`);
      note(
        ['codedeploy'],
        'unknownGroup',
        `codedeploy has no group ${label}.`,
        { name: label },
        nearest(label, groups),
      );
    }
  }
}

/** Whether a fault can come about at its time is seen in the run; what it names has to exist at all. */
function checkFaults(note: Note, scenario: Scenario): void {
  const instances = new Set(scenario.fleet.instances.map(({ id }) => id));
  const zones = new Set(scenario.fleet.instances.map(({ availabilityZone }) => availabilityZone));
  const projects = new Set(
    scenario.pipeline.stages.flatMap(({ actions }) => actions.map((it) => it.configuration['ProjectName'])),
  );
  for (const [index, fault] of scenario.faults.entries()) {
    const missing = (key: string, code: string, what: string, id: string, known: readonly string[]): void =>
      note(['faults', index, key], code, `There is no ${what} ${id}.`, { id }, nearest(id, known));
    const instance = instanceOfFault(fault);
    if (instance !== null && !instances.has(instance)) {
      missing('instance', 'unknownInstance', 'instance', instance, [...instances]);
    }
    if (fault.type === 'zone.stop' && !zones.has(fault.zone)) {
      missing('zone', 'unknownZone', 'zone', fault.zone, [...zones]);
    }
    if ('project' in fault && fault.project !== null && !projects.has(fault.project)) {
      missing(
        'project',
        'unknownProject',
        'build project',
        fault.project,
        [...projects].filter((it) => it !== undefined),
      );
    }
    if (fault.untilMs != null && fault.untilMs <= fault.atMs) {
      note(['faults', index, 'until'], 'untilBeforeAt', 'until must come after at.');
    }
  }
}

function checkTimes(note: Note, authored: AuthoredScenario, scenario: Scenario): void {
  for (const key of ['commits', 'deployments', 'traffic', 'faults'] as const) {
    for (const [index, entry] of (authored[key] ?? []).entries()) {
      if (durationMs(entry.at) <= scenario.untilMs) continue;
      note([key, index, 'at'], 'afterEnd', 'This lies behind the end of the run.');
    }
  }
  for (const [index, point] of scenario.traffic.entries()) {
    const previous = scenario.traffic[index - 1];
    if (previous !== undefined && previous.atMs >= point.atMs) {
      note(['traffic', index, 'at'], 'notSorted', 'Times must rise.');
    }
  }
}
