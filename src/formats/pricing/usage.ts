import * as v from 'valibot';
import type { OwnCost, UsageItem, UsageRecords } from '../../domain';
import { dayNumber, err, ok, wholeDecimal, type Decimal, type Result } from '../../shared';
import type { InputError } from '../errors';
import { errorsOfIssues, MAX_ERRORS } from '../schemaErrors';
import { readYaml, type Located, type Path } from '../yaml';
import { decimalAt } from './decimals';
import { usageSchema, type WrittenUsage } from './usage.schema';

/** A usage file, and the place of every part of it. */
export interface ReadUsage {
  readonly records: UsageRecords;
  readonly source: Located;
}

/** Reads what was used in a month, JSON or YAML; every refusal names line and column. Never throws. */
export function parseUsage(file: string, text: string): Result<ReadUsage, readonly InputError[]> {
  const read = readYaml(file, text);
  if (!read.ok) return read;
  const source = read.value;
  const checked = v.safeParse(usageSchema, source.value);
  if (!checked.success) return err(errorsOfIssues(source, checked.issues, 'usage', usageSchema));
  const reader = new Reader(source);
  const records = recordsOf(checked.output, reader);
  checkDays(checked.output, reader);
  return reader.errors.length > 0 ? err(reader.errors.slice(0, MAX_ERRORS)) : ok({ records, source });
}

/** Takes decimals from what was written, and notes what is none. */
class Reader {
  readonly errors: InputError[] = [];
  readonly #source: Located;

  constructor(source: Located) {
    this.#source = source;
  }

  note(path: Path, code: string, message: string, params: InputError['params']): void {
    this.errors.push(this.#source.error(path, `usage.${code}`, message, params));
  }

  decimal(...path: Path): Decimal {
    const value = decimalAt(this.#source, path);
    if (value !== null) return value;
    const written = this.#source.writtenAt(path)?.slice(0, 100) ?? '';
    this.note(path, 'badDecimal', `${written} is not a plain decimal number.`, { written });
    return wholeDecimal(0);
  }
}

function recordsOf(written: WrittenUsage, reader: Reader): UsageRecords {
  const { builds = [], pipelines = [], actions = [], deployments = [], quantities = [], identities } = written;
  return {
    region: written.region ?? null,
    account: accountOf(written.account ?? {}, reader),
    builds: builds.map(({ computeType, environmentType = 'LINUX_CONTAINER', count = 1 }, index) => {
      return { computeType, environmentType, count, seconds: reader.decimal('builds', index, 'seconds') };
    }),
    pipelines: pipelines.map(({ ageDays, codeChanges, count = 1 }) => ({ ageDays, codeChanges, count })),
    actions: actions.map(({ category, owner = 'AWS', count = 1 }, index) => {
      return { category, owner, count, seconds: reader.decimal('actions', index, 'seconds') };
    }),
    deployments: deployments.map(({ computePlatform, onPremisesInstances = 0, count = 1 }) => {
      return { computePlatform, onPremisesInstances, count };
    }),
    identities: identities === undefined ? null : { people: identities.people, roles: identities.roles ?? 0 },
    quantities: quantities.map((item, index) => quantityOf(item, index, reader)),
    own: ownOf(written, reader),
  };
}

type WrittenQuantity = NonNullable<WrittenUsage['quantities']>[number];

function quantityOf(item: WrittenQuantity, index: number, reader: Reader): Omit<UsageItem, 'facts'> {
  const { service, dimension, quantity, seconds, size } = item;
  const at = (...path: Path): Decimal => reader.decimal('quantities', index, ...path);
  if (seconds !== undefined && quantity === undefined) {
    const times = seconds.map((_, position) => at('seconds', position));
    return { service, dimension, amount: { seconds: times, size: size === undefined ? wholeDecimal(1) : at('size') } };
  }
  if (quantity !== undefined && seconds === undefined && size === undefined) {
    return { service, dimension, amount: { quantity: at('quantity') } };
  }
  const message = 'Give either quantity, or seconds with or without size.';
  reader.note(['quantities', index], 'quantityOrSeconds', message, {});
  return { service, dimension, amount: { quantity: wholeDecimal(0) } };
}

function ownOf({ people = [], lostRequests }: WrittenUsage, reader: Reader): OwnCost[] {
  const own = people.map(({ what }, index): OwnCost => {
    const at = (member: string): Decimal => reader.decimal('people', index, member);
    return { kind: 'people', what, unit: 'hour', quantity: at('hours'), usdPerUnit: at('usdPerHour'), facts: [] };
  });
  if (lostRequests === undefined) return own;
  const usdPerUnit = reader.decimal('lostRequests', 'usdPerRequest');
  const quantity = wholeDecimal(lostRequests.requests);
  return [...own, { kind: 'loss', what: 'lostRequests', unit: 'request', quantity, usdPerUnit, facts: [] }];
}

type WrittenAccount = NonNullable<WrittenUsage['account']>;

function accountOf(account: WrittenAccount, reader: Reader): UsageRecords['account'] {
  const { freeTier, creditUsd, createdOn, on, alreadyUsed } = account;
  return {
    ...(freeTier === undefined ? {} : { freeTier }),
    ...(creditUsd === undefined ? {} : { creditUsd: reader.decimal('account', 'creditUsd') }),
    ...(createdOn === undefined ? {} : { createdOn }),
    ...(on === undefined ? {} : { on }),
    ...(alreadyUsed === undefined
      ? {}
      : {
          alreadyUsed: Object.fromEntries(
            Object.keys(alreadyUsed).map((id) => [id, reader.decimal('account', 'alreadyUsed', id)]),
          ),
        }),
  };
}

function checkDays({ account }: WrittenUsage, reader: Reader): void {
  for (const member of ['createdOn', 'on'] as const) {
    const day = account?.[member];
    if (day === undefined || dayNumber(day) !== null) continue;
    reader.note(['account', member], 'badDay', `There is no day ${day}.`, { day });
  }
  if ((account?.createdOn === undefined) === (account?.on === undefined)) return;
  reader.note(['account'], 'bothDays', 'createdOn and on are only possible together.', {});
}
