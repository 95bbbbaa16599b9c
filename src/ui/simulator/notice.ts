/** Something that the person has to know and perhaps decide, said above the stage. */
export interface ScreenNotice {
  readonly id: string;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  /** Takes it away; without it the notice stays as long as its cause does. */
  readonly dismiss?: () => void;
}
