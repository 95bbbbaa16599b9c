import data from '../../data/metering.json';
import type { Decimal } from '../../shared';
import { exact } from '../arithmetic';

/** What a run does not say and a bill depends on. Bases and sources: `src/data/metering.json`. */
export interface MeteringSettings {
  /** `onPremises`: what if the same run had been on hosts outside EC2? */
  readonly hosts: 'asRun' | 'onPremises';
  /** Whether the application sends traces to X-Ray. */
  readonly isTracing: boolean;
  readonly pipelineAgeDays: number;
  readonly volumeGb: number;
  readonly sourceArtifactBytes: number;
  readonly zipArtifactBytes: number;
  readonly requestsPerConnection: number;
  readonly connectionSeconds: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly tracesPerSecond: number;
  readonly tracedPercent: number;
  readonly secondsPerApproval: number;
  readonly secondsPerCommand: number;
  readonly usdPerPersonHour: Decimal;
  readonly usdPerLostRequest: Decimal;
}

const { settings } = data;

/** What is assumed unless somebody says otherwise. */
export const DEFAULT_METERING: MeteringSettings = {
  hosts: 'asRun',
  isTracing: false,
  pipelineAgeDays: settings.pipelineAgeDays.value,
  volumeGb: settings.volumeGb.value,
  sourceArtifactBytes: settings.sourceArtifactBytes.value,
  zipArtifactBytes: settings.zipArtifactBytes.value,
  requestsPerConnection: settings.requestsPerConnection.value,
  connectionSeconds: settings.connectionSeconds.value,
  requestBytes: settings.requestBytes.value,
  responseBytes: settings.responseBytes.value,
  tracesPerSecond: settings.tracesPerSecond.value,
  tracedPercent: settings.tracedPercent.value,
  secondsPerApproval: settings.secondsPerApproval.value,
  secondsPerCommand: settings.secondsPerCommand.value,
  usdPerPersonHour: exact(settings.usdPerPersonHour.value),
  usdPerLostRequest: exact(settings.usdPerLostRequest.value),
};
