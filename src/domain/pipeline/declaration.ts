import type { ActionCategory, ExecutionMode } from '../aws';

/** The pipeline structure in the shape of `aws codepipeline get-pipeline`, after validation and with defaults filled in. */
export interface PipelineDeclaration {
  readonly name: string;
  readonly pipelineType: 'V1' | 'V2';
  readonly executionMode: ExecutionMode;
  readonly stages: readonly StageDeclaration[];
}

export interface StageDeclaration {
  readonly name: string;
  readonly actions: readonly ActionDeclaration[];
}

export interface ActionDeclaration {
  readonly name: string;
  readonly category: ActionCategory;
  readonly owner: string;
  readonly provider: string;
  readonly runOrder: number;
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts: readonly string[];
  readonly outputArtifacts: readonly string[];
  /** Only manual approvals may set it. Default 7 days. */
  readonly timeoutInMinutes: number | null;
}
