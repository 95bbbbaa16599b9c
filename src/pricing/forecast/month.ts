import type { OwnCost, PriceBook, Usage, UsageItem } from '../../domain';
import { wholeDecimal, type Decimal } from '../../shared';
import { dividedBy, exact, ONE, plus, roundedTo, smaller, times, ZERO } from '../arithmetic';
import type { MeteringSettings } from '../metering';
import { GB, lcuHoursOf } from '../metering/loadBalancing';
import { buildDimension } from '../rules/codebuild';
import { extraPercentOf, type ForecastInput } from './input';

const HUNDRED = wholeDecimal(100);
const HOUR = wholeDecimal(3_600);

interface Month {
  readonly input: ForecastInput;
  readonly settings: MeteringSettings;
  readonly seconds: Decimal;
  readonly pushes: Decimal;
  readonly deployments: Decimal;
  readonly requests: Decimal;
}

/** Pushes in a month, rounded to whole ones; each starts one execution of a pipeline. */
export function pushesPerMonth({ developers, pushesPerDeveloperDay, workdays }: ForecastInput): Decimal {
  return roundedTo(times(pushesPerDeveloperDay, wholeDecimal(developers * workdays)), 0);
}

/** Everything that a month with so many pushes uses, in the order of the bill. */
export function forecastUsage(
  book: PriceBook,
  input: ForecastInput,
  settings: MeteringSettings,
  pushes = pushesPerMonth(input),
): Usage {
  const rollbacks = roundedTo(dividedBy(times(pushes, wholeDecimal(input.deployment.rollbackPercent)), HUNDRED), 0);
  const seconds = times(wholeDecimal(book.hoursPerMonth), HOUR);
  const requests = roundedTo(times(input.traffic.requestsPerSecond, seconds), 0);
  const month: Month = { input, settings, seconds, pushes, requests, deployments: plus(pushes, rollbacks) };
  return {
    items: [...deliveryItems(month), ...fleetItems(month), ...trafficItems(month), ...alarmItems(month)],
    own: ownCosts(month),
  };
}

const item = (service: string, dimension: string, amount: UsageItem['amount']): UsageItem => ({
  service,
  dimension,
  amount,
  facts: [],
});
const quantity = (service: string, dimension: string, value: Decimal) => item(service, dimension, { quantity: value });
const ran = (service: string, dimension: string, seconds: Decimal, size: Decimal) =>
  item(service, dimension, { seconds: [seconds], size });

/** What the tools of delivery use: build, pipeline, deployment, repository, artifacts. */
function deliveryItems({ input, settings, seconds, pushes, deployments }: Month): UsageItem[] {
  const { build, pipeline, source, fleet, developers } = input;
  // Artifacts of one month are kept for one month.
  const bytes = times(pushes, wholeDecimal(settings.sourceArtifactBytes + settings.zipArtifactBytes));
  const hosts = fleet.kind === 'ec2' || fleet.kind === 'onPremises' ? fleet.instances : 1;
  return [
    ran('codebuild', buildDimension(build.computeType, build.environmentType), build.seconds, pushes),
    ...(pipeline.type === 'V1'
      ? [quantity('codepipeline', 'v1.activePipelineMonth', smaller(pushes, wholeDecimal(pipeline.count)))]
      : pipeline.actionSeconds.map((each) => ran('codepipeline', 'v2.actionExecutionMinute', each, pushes))),
    fleet.kind === 'onPremises'
      ? quantity('codedeploy', 'onPremInstanceUpdate', times(deployments, wholeDecimal(fleet.instances)))
      : quantity('codedeploy', `${DEPLOYMENTS[fleet.kind]}Deployment`, deployments),
    ...(source === 'CodeCommit'
      ? [
          quantity('codecommit', 'activeUser', wholeDecimal(developers === 0 ? 0 : developers + 1)),
          quantity('codecommit', 'gitRequest', times(pushes, exact('2'))),
        ]
      : []),
    ran('s3', 'standard.storage', seconds, dividedBy(bytes, GB)),
    quantity('s3', 'request.put', times(pushes, exact('2'))),
    quantity('s3', 'request.get', plus(pushes, times(deployments, wholeDecimal(hosts)))),
  ];
}

const DEPLOYMENTS = { ec2: 'ec2', fargate: 'ecs', lambda: 'lambda' } as const;

/** Seconds for which something stands all month, and a second time during deployments. */
function standing({ input, seconds, deployments }: Month, size: Decimal): Decimal {
  const { strategy, seconds: running, waitSeconds } = input.deployment;
  const extra = times(deployments, times(wholeDecimal(extraPercentOf(strategy)), plus(running, waitSeconds)));
  return times(size, plus(seconds, dividedBy(extra, HUNDRED)));
}

function fleetItems(month: Month): UsageItem[] {
  const { fleet } = month.input;
  if (fleet.kind === 'onPremises') return [];
  if (fleet.kind === 'ec2') {
    const instanceSeconds = standing(month, wholeDecimal(fleet.instances));
    return [
      ran('ec2', `linux.${fleet.instanceType}`, instanceSeconds, ONE),
      ran('ebs', 'gp3.storage', times(instanceSeconds, wholeDecimal(fleet.volumeGb)), ONE),
    ];
  }
  if (fleet.kind === 'fargate') {
    const taskSeconds = standing(month, wholeDecimal(fleet.tasks));
    const family = `fargate.linux.${fleet.architecture}`;
    return [
      ran('ecs', `${family}.vcpuHour`, taskSeconds, fleet.vcpu),
      ran('ecs', `${family}.gbHour`, taskSeconds, fleet.memoryGb),
    ];
  }
  const gbMs = times(month.requests, wholeDecimal(fleet.memoryMb * fleet.durationMs));
  return [
    quantity('lambda', 'request', month.requests),
    quantity('lambda', `duration.${fleet.architecture}`, dividedBy(gbMs, wholeDecimal(1_024 * 1_000))),
  ];
}

function trafficItems({ input, settings, seconds, requests }: Month): UsageItem[] {
  if (input.fleet.kind === 'onPremises') return [];
  const out = dividedBy(times(requests, wholeDecimal(settings.responseBytes)), GB);
  const internet = quantity('datatransfer', 'internetOut', out);
  if (!input.traffic.hasLoadBalancer) return [internet];
  return [
    ran('elb', 'alb.hour', seconds, ONE),
    quantity('elb', 'alb.lcuHour', lcuHoursOf(requests, settings)),
    internet,
  ];
}

function alarmItems({ input, seconds }: Month): UsageItem[] {
  const { alarmMetrics, highResolutionAlarmMetrics } = input;
  const itemsOf = (dimension: string, metrics: number) =>
    metrics === 0 ? [] : [ran('cloudwatch', dimension, seconds, wholeDecimal(metrics))];
  return [...itemsOf('alarm.standard', alarmMetrics), ...itemsOf('alarm.highResolution', highResolutionAlarmMetrics)];
}

function ownCosts({ input, settings, pushes }: Month): OwnCost[] {
  const { peopleSeconds } = input.pipeline;
  if (peopleSeconds === ZERO) return [];
  const hours = dividedBy(times(pushes, peopleSeconds), HOUR);
  const usdPerUnit = settings.usdPerPersonHour;
  return [{ kind: 'people', what: 'approval', quantity: hours, unit: 'hour', usdPerUnit, facts: [] }];
}
