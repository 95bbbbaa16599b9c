import enums from '../../../data/aws-enums.json';
import messages from '../../../data/codedeploy/messages.json';
import type { Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Vector } from '../vector';

type Enums = Readonly<Record<string, readonly string[]>>;

const SERVICES = enums.services as Readonly<Record<string, { readonly enums: Enums }>>;
const DOCUMENTED = enums.documented as Readonly<Record<string, { readonly values: readonly string[] }>>;

/** Where a file calls a service otherwise than its API does. */
const NAMES: Readonly<Record<string, string>> = { beanstalk: 'elasticbeanstalk' };

/** The service in `enum/<service>-<Name>` or `enum.<service>.<Name>`: names alone are shared by several services. */
function serviceOf({ id, area }: Vector): string | null {
  const named = /^enum[/.]([a-z0-9]+)[-.]/.exec(id)?.[1] ?? area;
  return NAMES[named] ?? named;
}

function valuesOf(vector: Vector, name: string): readonly string[] | null {
  const service = SERVICES[serviceOf(vector) ?? ''];
  return service?.enums[name] ?? DOCUMENTED[name]?.values ?? null;
}

/** Enumerations, waiters and the agent's error codes: data, as AWS publishes it. */
export const enumAnswers: Answerer = {
  areas: null,
  answer: (vector) => {
    const { given } = vector;
    if (typeof given.waiter === 'string') {
      return (messages.waiters as unknown as Readonly<Record<string, Record<string, Json>>>)[given.waiter] ?? null;
    }
    if (given.enum === 'agent ScriptError') return { codes: messages.agentErrorCodes };
    const name = given.enum ?? given.shape;
    if (typeof name !== 'string') return null;
    const values = valuesOf(vector, name);
    return values === null ? null : { values };
  },
};
