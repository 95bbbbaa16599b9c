import { counted, isAllOnPremises, NO_SEQS, type Meter, type Seqs } from './meter';

interface State {
  readonly deployments: Seqs;
  /** Instances that were updated: all of them, and those on-premises. */
  readonly updates: Seqs;
  readonly onPremises: Seqs;
}

/** CodeDeploy: free on EC2; on-premises each instance that was updated counts, and a rollback updates it once more. */
export const deploymentsMeter: Meter<State> = {
  initial: () => ({ deployments: NO_SEQS, updates: NO_SEQS, onPremises: NO_SEQS }),
  handlers: {
    'deployment.created': (state, _, { seq }) => ({ ...state, deployments: state.deployments.push(seq) }),
    'target.succeeded': (state, { onPremises }, { seq }) => ({
      ...state,
      updates: state.updates.push(seq),
      onPremises: onPremises === true ? state.onPremises.push(seq) : state.onPremises,
    }),
  },
  items: ({ deployments, updates, onPremises }, _, context) => {
    const isAll = isAllOnPremises(context);
    const charged = isAll ? updates : onPremises;
    const free = counted('codedeploy', 'ec2Deployment', deployments.length, deployments.toArray());
    const paid = counted('codedeploy', 'onPremInstanceUpdate', charged.length, charged.toArray());
    return isAll ? [paid] : charged.length > 0 ? [free, paid] : [free];
  },
};
