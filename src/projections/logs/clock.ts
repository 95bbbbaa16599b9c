import type { SimTimeMs } from '../../shared';

/*
 * Services write dates. A run begins at midnight of 1 January 2026, so that a log's time of day is the time of the run.
 * A run of more than a month would count days on: no scenario is that long.
 */
const DAY_MS = 86_400_000;

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

interface Moment {
  readonly day: string;
  readonly time: string;
  readonly millis: string;
}

function momentOf(at: SimTimeMs): Moment {
  const seconds = Math.floor((at % DAY_MS) / 1_000);
  return {
    day: pad(1 + Math.floor(at / DAY_MS)),
    time: `${pad(Math.floor(seconds / 3_600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`,
    millis: pad(at % 1_000, 3),
  };
}

/** `2026/01/01 00:01:09`, as CodeBuild's container writes it. */
export function slashTime(at: SimTimeMs): string {
  const { day, time } = momentOf(at);
  return `2026/01/${day} ${time}`;
}

/** `2026-01-01 00:01:09.123`, as the CodeDeploy agent writes it. */
export function dashTime(at: SimTimeMs): string {
  const { day, time, millis } = momentOf(at);
  return `2026-01-${day} ${time}.${millis}`;
}

/** `2026-01-01T00:01:09Z`, as service APIs give it. */
export function isoTime(at: SimTimeMs): string {
  const { day, time } = momentOf(at);
  return `2026-01-${day}T${time}Z`;
}

/** `01/01/26 00:01:00`, as CloudWatch writes the time of a datapoint. */
export function alarmTime(at: SimTimeMs): string {
  const { day, time } = momentOf(at);
  return `${day}/01/26 ${time}`;
}
