import type { CommandBody, RejectionCode, Scenario } from '../../domain';
import type { FleetView, PipelineView } from '../views';
import type { InterventionsView } from './interventions.projection';

/** A command that a person could give now. With `refusal` it would be refused with that code: the control says why. */
export interface Offer<B extends CommandBody = CommandBody> {
  readonly body: B;
  readonly refusal: RejectionCode | null;
}

/** What is needed to tell what can be done: the views of one moment. */
export interface Situation {
  readonly scenario: Scenario;
  readonly pipeline: PipelineView;
  readonly fleet: FleetView;
  readonly interventions: InterventionsView;
}
