/** What a person wants to do something about. */
export type Act =
  | { readonly kind: 'stop'; readonly execution: number }
  | { readonly kind: 'retry'; readonly stage: string }
  | { readonly kind: 'deployment'; readonly deploymentId: string }
  /** `group` is `application/group`. */
  | { readonly kind: 'rollBack'; readonly group: string };

/** How the parts of the stage let people act; where there is none, as in an embedded view, they only show. */
export interface Deeds {
  /** Asks what to do about something. */
  readonly act: (about: Act) => void;
  /** Opens the fault menu, for an instance or for anything. */
  readonly fault: (instance: string | null) => void;
  /** Starts an execution with the newest commit. */
  readonly release: () => void;
}
