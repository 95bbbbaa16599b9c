import { counted, NO_SEQS, type Meter, type Seqs } from './meter';

interface State {
  readonly deployments: Seqs;
  readonly updates: Seqs;
}

/** CodeDeploy: free on EC2; on-premises each instance that was updated counts, and a rollback updates it once more. */
export const deploymentsMeter: Meter<State> = {
  initial: () => ({ deployments: NO_SEQS, updates: NO_SEQS }),
  handlers: {
    'deployment.created': (state, _, { seq }) => ({ ...state, deployments: state.deployments.push(seq) }),
    'target.succeeded': (state, _, { seq }) => ({ ...state, updates: state.updates.push(seq) }),
  },
  items: ({ deployments, updates }, _, { settings }) =>
    settings.hosts === 'onPremises'
      ? [counted('codedeploy', 'onPremInstanceUpdate', updates.length, updates.toArray())]
      : [counted('codedeploy', 'ec2Deployment', deployments.length, deployments.toArray())],
};
