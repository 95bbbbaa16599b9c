/** What is drawn: states and ways between them, with texts already chosen. */
export interface ChartInput {
  readonly states: readonly { readonly value: string; readonly isFinal: boolean }[];
  /** Where the machine began. */
  readonly initial: string;
  /** Only between different states; one per pair. */
  readonly ways: readonly ChartWay[];
}

export interface ChartWay {
  /** `from → to`. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Lines of the label; none where the way explains itself. */
  readonly label: readonly string[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartNode extends Box {
  readonly value: string;
  /** What stands in the box. */
  readonly label: string;
  readonly isFinal: boolean;
}

/** A state around others. */
export interface ChartFrame extends Box {
  readonly label: string;
}

export interface ChartEdge {
  /** The ways that it stands for, as `from → to`. */
  readonly ways: readonly string[];
  /** Orthogonal, from the border of one box to the border of the other. */
  readonly path: string;
  /** The end of the path and where it points, for the arrow head. */
  readonly tip: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };
  readonly label: ChartLabel | null;
}

export interface ChartLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly lines: readonly string[];
}

/** Everything in pixels from the upper left corner. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** The dot where it begins, and where the line from it ends. */
  readonly start: { readonly x: number; readonly y: number; readonly endY: number };
  readonly nodes: readonly ChartNode[];
  readonly frames: readonly ChartFrame[];
  readonly edges: readonly ChartEdge[];
}
