import type { ActionRecord, PriceBook, UsageItem, UsageRecords } from '../../../domain';
import { itemsOf, PLAIN_ACCOUNT, priceUsage } from '../../../pricing';
import { exact, times } from '../../../pricing/arithmetic';
import { AWS_PRICE_BOOK } from '../../../pricing/awsPriceBook';
import { formatAmount, parseDecimal, wholeDecimal, type Decimal, type Json } from '../../../shared';
import type { Answerer } from '../answerer';
import type { Answer } from '../compare';

type Given = Readonly<Record<string, Json>>;

/** Which dimension a plain quantity of a service is of. A name with a star is filled in with another member. */
const QUANTITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  xray: {
    recorded: 'traceRecorded',
    accessed: 'traceRetrieved',
    retrieved: 'traceRetrieved',
    scanned: 'traceScanned',
    insightsTraces: 'insightsTraceStored',
  },
  codecommit: { activeUsers: 'activeUser', gb: 'storage', requests: 'gitRequest' },
  codepipeline: {
    activePipelines: 'v1.activePipelineMonth',
    pipelinesWithChange: 'v1.activePipelineMonth',
    actionMinutes: 'v2.actionExecutionMinute',
  },
  codebuild: { billedMinutes: '*compute', seconds: '*compute' },
  codeartifact: { gb: 'storage', storageGb: 'storage', requests: 'request' },
  lambda: { requests: 'request', gbSeconds: 'duration.x86', armGbSeconds: 'duration.arm' },
  s3: { gb: 'standard.storage', storageGb: 'standard.storage', putRequests: 'request.put', getRequests: 'request.get' },
  ecr: { gb: 'storage', storageGb: 'storage' },
  cloudwatch: {
    standardAlarmMetrics: 'alarm.standard',
    standardAlarms: 'alarm.standard',
    highResolutionAlarmMetrics: 'alarm.highResolution',
    highResolutionAlarms: 'alarm.highResolution',
    compositeAlarms: 'alarm.composite',
    customMetrics: 'metric',
    logsIngestGb: 'logs.ingest',
    logsStorageGb: 'logs.storage',
    dashboards: 'dashboard',
  },
  datatransfer: { internetOutGb: 'internetOut', interRegionGb: 'interRegionOut' },
  apigateway: { restRequests: 'rest.request', httpRequests: 'http.request' },
  dynamodb: {
    writeUnits: 'onDemand.writeRequestUnit',
    readUnits: 'onDemand.readRequestUnit',
    storageGb: 'storage.standard',
  },
};

/** Which dimension is charged by size times hours; the first that is given names what is asked about. */
const HOURLY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  elb: { lcu: 'alb.lcuHour', nlcu: 'nlb.lcuHour' },
  ecs: { vcpu: 'fargate.linux.x86.vcpuHour', gb: 'fargate.linux.x86.gbHour' },
};

/** Free quantities by the member that sets them to something else than the book says. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  freeRecorded: ['xray.recorded'],
  freeAccessed: ['xray.accessed'],
  freeActivePipelines: ['codepipeline.v1Pipelines'],
  freeMinutes: ['codebuild.smallMinutes', 'codepipeline.v2Minutes'],
  freeSeconds: ['codebuild.lambdaSeconds'],
  freeGb: ['datatransfer.internetOut', 'codeartifact.storage'],
  freeRequests: ['lambda.requests', 'codeartifact.requests', 'codecommit.requests'],
  freeGbSeconds: ['lambda.duration'],
  freeUsers: ['codecommit.users'],
  freeAlarms: ['cloudwatch.alarms'],
};

/** A JSON number as the decimal that was written: its shortest text is exactly that. */
function decimalOf(value: Json | undefined): Decimal | null {
  return typeof value === 'number' || typeof value === 'string' ? parseDecimal(String(value)) : null;
}

function whole(value: Json | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
}

function running(size: Decimal, hours: Decimal): UsageItem['amount'] {
  return { seconds: [times(hours, exact('3600'))], size };
}

function itemsGiven(service: string, given: Given): UsageItem[] {
  const items: UsageItem[] = [];
  const add = (dimension: string, amount: UsageItem['amount']) => items.push({ service, dimension, amount, facts: [] });
  for (const [member, named] of Object.entries(QUANTITIES[service] ?? {})) {
    const quantity = decimalOf(given[member]);
    if (quantity === null) continue;
    const dimension = named.startsWith('*') ? String(given[named.slice(1)]) : named;
    add(computed(dimension), member === 'seconds' ? { seconds: [quantity], size: wholeDecimal(1) } : { quantity });
  }
  for (const [seconds, count] of buildsGiven(given)) {
    add(computed(String(given.compute)), { seconds: [seconds], size: wholeDecimal(count) });
  }
  if (service === 'apigateway' && given.requests !== undefined) {
    const quantity = decimalOf(given.requests);
    const kind = String(given.api ?? given.type ?? 'rest').toLowerCase();
    if (quantity !== null) add(`${kind}.request`, { quantity });
  }
  const hours = decimalOf(given.hours);
  if (hours === null) return items;
  const sizes = Object.entries(HOURLY[service] ?? {}).filter(([member]) => decimalOf(given[member]) !== null);
  for (const [member, dimension] of sizes) add(dimension, running(decimalOf(given[member]) ?? hours, hours));
  if (service === 'elb' && sizes.length === 0) add(`${String(given.type ?? 'alb')}.hour`, { quantity: hours });
  if (service === 'ec2')
    add(`linux.${String(given.instanceType)}`, running(wholeDecimal(whole(given.count ?? 1)), hours));
  return items;
}

/** Durations of builds in seconds, and how many took so long. */
function buildsGiven({ buildSeconds, builds }: Given): (readonly [Decimal, number])[] {
  const plain = Array.isArray(buildSeconds) ? buildSeconds.map((seconds) => ({ seconds })) : [];
  return [...plain, ...((Array.isArray(builds) ? builds : []) as Given[])].flatMap((build) => {
    const { seconds, count = 1 } = build as Given;
    const duration = decimalOf(seconds);
    return duration === null ? [] : [[duration, whole(count)] as const];
  });
}

/** Compute types of CodeBuild are of Linux unless they say otherwise. */
function computed(dimension: string): string {
  return /^(general1|arm1|gpu1)\./.test(dimension) ? `linux.${dimension}` : dimension;
}

function recordsGiven(service: string, given: Given): Partial<UsageRecords> {
  if (service === 'codecommit' && given.humans !== undefined) {
    const roles = whole(given.codeBuildRoles) + whole(given.codePipelineRoles);
    return { identities: { people: whole(given.humans), roles } };
  }
  if (service === 'codepipeline') {
    const { ageDays, codeChanges, pipelines = 1 } = given;
    if (ageDays !== undefined) {
      return { pipelines: [{ ageDays: whole(ageDays), codeChanges: whole(codeChanges), count: whole(pipelines) }] };
    }
    return { actions: actionsGiven(given) };
  }
  if (service !== 'codedeploy') return {};
  const computePlatform = given.platform === 'Lambda' || given.platform === 'ECS' ? given.platform : 'Server';
  const onPremisesInstances = whole(given.onPremInstances);
  return { deployments: [{ computePlatform, onPremisesInstances, count: whole(given.deployments ?? 1) }] };
}

function actionsGiven({ actionSeconds, actions, executions, minutesPerAction }: Given): ActionRecord[] {
  const minutes = decimalOf(minutesPerAction);
  if (minutes !== null) {
    const count = whole(executions ?? 1) * whole(actions ?? 1);
    return [{ category: 'Build', owner: 'AWS', seconds: times(minutes, exact('60')), count }];
  }
  const plain = Array.isArray(actionSeconds) ? actionSeconds.map((seconds) => ({ seconds })) : [];
  return [...plain, ...((Array.isArray(actions) ? actions : []) as Given[])].flatMap((action) => {
    const { category = 'Build', owner = 'AWS', minutes, seconds, count = 1 } = action as Given;
    const given = decimalOf(seconds ?? minutes);
    if (given === null) return [];
    const duration = seconds === undefined ? times(given, exact('60')) : given;
    const kind = { category, owner } as Pick<ActionRecord, 'category' | 'owner'>;
    return [{ ...kind, seconds: duration, count: whole(count) }];
  });
}

/** The book with other free quantities, where the question sets them. */
function bookFor(given: Given): PriceBook {
  const freeTiers = AWS_PRICE_BOOK.freeTiers.map((tier) => {
    const member = Object.keys(FREE).find((name) => given[name] !== undefined && FREE[name]?.includes(tier.id));
    const perMonth = member === undefined ? null : decimalOf(given[member]);
    return perMonth === null ? tier : { ...tier, perMonth };
  });
  return { ...AWS_PRICE_BOOK, freeTiers };
}

const NOTHING: UsageRecords = {
  region: null,
  account: {},
  builds: [],
  pipelines: [],
  actions: [],
  deployments: [],
  identities: null,
  quantities: [],
  own: [],
};

function answer(given: Given): Answer | null {
  const { service, region = 'us-east-1' } = given;
  if (typeof service !== 'string' || typeof region !== 'string') return null;
  const records = { ...NOTHING, ...recordsGiven(service, given) };
  const items = [...itemsOf(records).map(({ item }) => item), ...itemsGiven(service, given)];
  if (items.length === 0) return null;
  const isFree = given.freeTier !== false && given.freeTierApplied !== false && given.freeTierIgnored !== true;
  const account = { ...PLAIN_ACCOUNT, freeTier: isFree ? ('always' as const) : ('none' as const) };
  const { unpriced, awsUsd, lines } = priceUsage(bookFor(given), region, { items, own: [] }, account);
  if (unpriced.length > 0) return null;
  const minutes = lines.filter(({ unit }) => unit === 'minute').map(({ quantity }) => quantity);
  return { usd: formatAmount(awsUsd), billedMinutes: minutes.length === 1 ? Number(minutes[0]) : undefined };
}

/** What a usage costs by the price book. */
export const pricingAnswers: Answerer = { areas: ['pricing'], answer: ({ given }) => answer(given) };
