import type { Scenario } from '../../domain';
import { counted, NO_SEQS, type Meter, type Seqs } from './meter';

interface State {
  readonly isCodeCommit: boolean;
  readonly authors: readonly string[];
  readonly hasPipelineRead: boolean;
  readonly users: Seqs;
  readonly requests: Seqs;
}

function usesCodeCommit({ pipeline }: Scenario): boolean {
  return pipeline.stages.some(({ actions }) =>
    actions.some(({ category, provider }) => category === 'Source' && provider === 'CodeCommit'),
  );
}

/**
 * CodeCommit: everybody who pushed is an active user, and so is the role with which the pipeline reads
 * (AWS CodeCommit Pricing). A push and a read are one Git request each.
 */
export const repositoryMeter: Meter<State> = {
  initial: ({ scenario }) => ({
    isCodeCommit: usesCodeCommit(scenario),
    authors: [],
    hasPipelineRead: false,
    users: NO_SEQS,
    requests: NO_SEQS,
  }),
  handlers: {
    'commit.pushed': (state, { author }, { seq }) => {
      if (!state.isCodeCommit) return state;
      const requests = state.requests.push(seq);
      if (state.authors.includes(author)) return { ...state, requests };
      return { ...state, requests, authors: [...state.authors, author], users: state.users.push(seq) };
    },
    'source.fetched': (state, _, { seq }) => {
      if (!state.isCodeCommit) return state;
      const requests = state.requests.push(seq);
      if (state.hasPipelineRead) return { ...state, requests };
      return { ...state, requests, hasPipelineRead: true, users: state.users.push(seq) };
    },
  },
  items: ({ isCodeCommit, users, requests }) =>
    isCodeCommit
      ? [
          counted('codecommit', 'activeUser', users.length, users.toArray()),
          counted('codecommit', 'gitRequest', requests.length, requests.toArray()),
        ]
      : [],
};
