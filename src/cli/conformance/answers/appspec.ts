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
    return allowedValues(vector) ?? scriptResult(vector) ?? messageOf(vector);
  },
};
