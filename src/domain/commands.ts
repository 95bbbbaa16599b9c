import type { SimTimeMs } from '../shared';
import type { FileEdit } from './scenario';

/** What a person does. Commands are the only input of a run besides the scenario and the seed. */
export type Command = { readonly at: SimTimeMs } & CommandBody;

export type CommandBody =
  | {
      readonly type: 'commit.push';
      readonly editId: string | null;
      readonly author: string;
      readonly changes: readonly FileEdit[];
    }
  | { readonly type: 'transition.disable'; readonly stage: string; readonly reason: string }
  | { readonly type: 'transition.enable'; readonly stage: string }
  | { readonly type: 'approval.approve'; readonly action: string; readonly summary: string }
  | { readonly type: 'approval.reject'; readonly action: string; readonly summary: string };

export type CommandType = CommandBody['type'];
