import type { CommandBody } from '../../../domain';
import type { LaterMessages } from '../../../i18n';
import {
  deploymentStopOffers,
  retryOffers,
  rollBackOffers,
  stopOffers,
  type Offer,
  type Situation,
} from '../../../workspace/offers';
import type { Act } from './act';

type Words = LaterMessages['acting'];

/** One thing that can be done, in words. `refusal` is the code why it cannot be now. */
export interface Choice {
  readonly body: CommandBody;
  readonly label: string;
  readonly hint: string;
  readonly refusal: string | null;
}

export interface Sheet {
  readonly title: string;
  readonly lead: string | null;
  readonly choices: readonly Choice[];
}

const choice = ({ body, refusal }: Offer, label: string, hint = ''): Choice => ({ body, refusal, label, hint });

function stopSheet(execution: number, { pipeline }: Situation, words: Words): Sheet {
  const choices = stopOffers(pipeline).flatMap((offer) => {
    if (offer.body.execution !== execution) return [];
    return offer.body.isAbandoned
      ? choice(offer, words.stopAbandon, words.stopAbandonHint)
      : choice(offer, words.stopWait, words.stopWaitHint);
  });
  return { title: words.stopTitle(execution), lead: null, choices };
}

function retrySheet(stage: string, { pipeline, interventions }: Situation, words: Words): Sheet {
  const view = pipeline.stages.find(({ name }) => name === stage);
  const offers = view === undefined ? [] : retryOffers(view, interventions);
  const choices = offers.map((offer) =>
    offer.body.mode === 'ALL_ACTIONS'
      ? choice(offer, words.retryAll, words.retryAllHint)
      : choice(offer, words.retryFailed, words.retryFailedHint),
  );
  return { title: words.retryTitle(stage, view?.executionNumber ?? 0), lead: null, choices };
}

function deploymentSheet(deploymentId: string, { interventions }: Situation, words: Words): Sheet {
  const offer = deploymentStopOffers(interventions).find(({ body }) => body.deploymentId === deploymentId);
  const kinds = [
    [null, words.stopDeployment, words.stopDeploymentHint],
    [true, words.stopRollingBack, words.stopRollingBackHint],
    [false, words.stopLeaving, words.stopLeavingHint],
  ] as const;
  const choices =
    offer === undefined
      ? []
      : kinds.map(([autoRollback, label, hint]) =>
          choice({ ...offer, body: { ...offer.body, autoRollback } }, label, hint),
        );
  return { title: words.deploymentTitle(deploymentId), lead: words.deploymentLead, choices };
}

function rollBackSheet(group: string, { scenario, interventions }: Situation, words: Words): Sheet {
  const choices = rollBackOffers(scenario, interventions).flatMap((offer) =>
    `${offer.body.application}/${offer.body.group}` === group
      ? choice(offer, words.rollBackTo(offer.body.version))
      : [],
  );
  const name = group.slice(group.indexOf('/') + 1);
  return { title: words.rollBackTitle(name), lead: words.rollBackLead, choices };
}

/** What can be done about it at this moment. */
export function sheetOf(act: Act, situation: Situation, words: Words): Sheet {
  switch (act.kind) {
    case 'stop':
      return stopSheet(act.execution, situation, words);
    case 'retry':
      return retrySheet(act.stage, situation, words);
    case 'deployment':
      return deploymentSheet(act.deploymentId, situation, words);
    default:
      return rollBackSheet(act.group, situation, words);
  }
}
