import agent from '../../../data/codedeploy/agent.json';
import messages from '../../../data/codedeploy/messages.json';
import { parseAppspec } from '../../../formats';
import type { Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';
import { appspecText, factsOf, runLab } from '../lab';
import type { Vector } from '../vector';

function verdict(text: string): Answer {
  const parsed = parseAppspec(text);
  return { valid: parsed.ok, message: parsed.ok ? undefined : parsed.error.message };
}

/** The file itself, or the part of it that the vector is about put into an otherwise good file. */
function textIn({ given }: Vector): string | null {
  if (typeof given.text === 'string' && given.platform === 'Server') return given.text;
  if (typeof given.content === 'string') return given.content;
  if (typeof given.yaml === 'string') {
    const lines = given.yaml.split('\n');
    const has = (key: string): boolean => lines.some((line) => line.startsWith(`${key}:`));
    return [...(has('version') ? [] : ['version: 0.0']), ...(has('os') ? [] : ['os: linux']), ...lines, ''].join('\n');
  }
  const parts = Object.entries(given).filter(([key]) => ['hooks', 'files', 'permissions', 'os'].includes(key));
  if (parts.length === 0 || parts.length < Object.keys(given).length) return null;
  return appspecText(Object.fromEntries(parts) as Record<string, Json>);
}

/** Which values a key may have: the parser is asked, with values that AWS names somewhere and some that it does not. */
function allowedValues({ given }: Vector): Answer | null {
  if (given.key !== 'os') return null;
  const accepts = (os: string): boolean => parseAppspec(`version: 0.0\nos: ${os}\n`).ok;
  return {
    required: !parseAppspec('version: 0.0\n').ok,
    values: ['linux', 'windows', 'macos', 'Linux', 'ubuntu', 'any'].filter(accepts),
  };
}

/** What a script that ends badly is reported as: a run in which AfterInstall ends so. */
function scriptResult({ given }: Vector): Answer | null {
  const { location, exit, exists, timeout, runas } = given;
  if (typeof location !== 'string' || (given.script !== undefined && exit === undefined)) return null;
  if (exit === undefined && exists === undefined && timeout === undefined) return null;
  const script: Record<string, Json> = { location };
  if (typeof timeout === 'number') script.timeout = timeout;
  if (typeof runas === 'string') script.runas = runas;
  const effect = typeof exit === 'number' ? { exitCode: exit } : { duration: '2h' };
  const log = runLab({
    hooks: [],
    files: {
      'appspec.yml': appspecText({ hooks: { AfterInstall: [script] } }),
      ...(exists === false ? {} : { [location]: '' }),
    },
    more: { behaviour: [{ when: [], scripts: [{ location, ...effect }] }] },
  });
  const ended = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === 'AfterInstall');
  return { errorCode: ended?.data.errorCode, message: ended?.data.message, eventStatus: ended?.data.status };
}

/** Scripts that end well by themselves, and what becomes of them all the same. */
function goodScript({ given }: Vector): Answer | null {
  const { script, location = 'scripts/a.sh', timeout } = given;
  if (typeof script !== 'string' || typeof location !== 'string' || given.exit !== undefined) return null;
  const stream = /std(out|err)/.exec(script)?.[0].toUpperCase();
  const keepsOpen =
    /background|holding|open/.test(script) && stream !== undefined ? (stream as 'STDOUT' | 'STDERR') : undefined;
  const isExecutable = !/mode 0?[0246]{3}\b|not executable/.test(script);
  const hook: Record<string, Json> = { location };
  if (typeof timeout === 'number') hook.timeout = timeout;
  const log = runLab({
    hooks: [],
    files: { 'appspec.yml': appspecText({ hooks: { AfterInstall: [hook] } }), [location]: '' },
    more: {
      behaviour: [
        { when: [], scripts: [{ location, isExecutable, ...(keepsOpen === undefined ? {} : { keepsOpen }) }] },
      ],
    },
  });
  const of = (type: 'target.eventStarted' | 'target.eventEnded') =>
    factsOf(log, type).find(({ data }) => data.event === 'AfterInstall');
  const ended = factsOf(log, 'target.eventEnded').find(({ data }) => data.event === 'AfterInstall');
  if (ended === undefined) return null;
  // The agent's gap before an event is not the script's time.
  const seconds = Math.floor((ended.at - (of('target.eventStarted')?.at ?? 0)) / 1_000 - 0.9);
  return {
    eventStatus: ended.data.status,
    action: ended.data.logTail.some((line) => line.includes('not executable'))
      ? 'agent runs chmod +x first'
      : undefined,
    failsAfterSeconds: ended.data.status === 'Failed' ? seconds : undefined,
    agentErrorCode: ended.data.message.includes('failed to close')
      ? messages.agentErrorCodes.OUTPUTS_LEFT_OPEN
      : undefined,
    message: ended.data.message,
  };
}

function messageOf({ given }: Vector): Answer | null {
  if (typeof given.errorCode !== 'string') return null;
  return { message: (messages.deployment as Readonly<Record<string, string>>)[given.errorCode] };
}

/** AppSpec files: what the agent refuses, and what it says of scripts. */
export const appspecAnswers: Answerer = {
  areas: ['appspec', 'codedeploy'],
  answer: (vector) => {
    const { given, kind } = vector;
    if (kind === 'default' && given.key === 'hooks/*/[]/timeout') {
      return { value: agent.facts.scriptTimeoutSeconds.value, unit: 'second' };
    }
    const text = textIn(vector);
    if (text !== null) return verdict(text);
    return allowedValues(vector) ?? goodScript(vector) ?? scriptResult(vector) ?? messageOf(vector);
  },
};
