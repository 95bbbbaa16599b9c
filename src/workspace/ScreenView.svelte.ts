import type { ViewHints } from './keeping/linkWire';

export const PANELS = ['stage', 'files', 'story'] as const;
export type Panel = (typeof PANELS)[number];

/** What is in view besides the moment: it goes into links, so that others see the same. */
export class ScreenView {
  #panel: Panel = $state('stage');
  #sidePanel: Exclude<Panel, 'stage'> = $state('files');

  /** What a narrow screen shows. */
  get panel(): Panel {
    return this.#panel;
  }

  /** What a medium screen shows beside the stage. */
  get sidePanel(): Exclude<Panel, 'stage'> {
    return this.#sidePanel;
  }

  show(panel: Panel): void {
    this.#panel = panel;
    if (panel !== 'stage') this.#sidePanel = panel;
  }

  /** Takes over what a link asks for; what is unknown changes nothing. */
  apply(hints: ViewHints): void {
    const panel = PANELS.find((each) => each === hints.panel);
    if (panel !== undefined) this.show(panel);
  }

  hints(): ViewHints {
    return this.#panel === 'stage' ? {} : { panel: this.#panel };
  }
}
