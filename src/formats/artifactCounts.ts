/** How many artifacts an action takes and makes: [least, most] in, [least, most] out. */
export interface ArtifactCounts {
  readonly input: readonly [number, number];
  readonly output: readonly [number, number];
}

const counts = (inLow: number, inHigh: number, outLow: number, outHigh: number): ArtifactCounts => ({
  input: [inLow, inHigh],
  output: [outLow, outHigh],
});

/** Custom actions may set their own numbers within these. */
const CUSTOM = counts(0, 5, 0, 5);

/** By `category/provider`. AWS CodePipeline User Guide, "Pipeline structure reference" (number of artifacts per provider). */
const COUNTS: Readonly<Record<string, ArtifactCounts>> = {
  'Source/S3': counts(0, 0, 1, 1),
  'Source/ECR': counts(0, 0, 1, 1),
  'Source/CodeCommit': counts(0, 0, 1, 1),
  'Source/CodeStarSourceConnection': counts(0, 0, 1, 1),
  'Source/GitHub': counts(0, 0, 1, 1),
  'Build/CodeBuild': counts(1, 5, 0, 5),
  'Test/CodeBuild': counts(1, 5, 0, 5),
  'Test/DeviceFarm': counts(1, 1, 0, 0),
  'Approval/Manual': counts(0, 0, 0, 0),
  'Deploy/S3': counts(1, 1, 0, 0),
  'Deploy/CloudFormation': counts(0, 10, 0, 1),
  'Deploy/CodeDeploy': counts(1, 1, 0, 0),
  'Deploy/ElasticBeanstalk': counts(1, 1, 0, 0),
  'Deploy/OpsWorks': counts(1, 1, 0, 0),
  'Deploy/ECS': counts(1, 1, 0, 0),
  'Deploy/ServiceCatalog': counts(1, 1, 0, 0),
  'Deploy/AlexaSkillsKit': counts(1, 2, 0, 0),
  'Build/Jenkins': CUSTOM,
  'Test/Jenkins': CUSTOM,
  'Invoke/Lambda': counts(0, 5, 0, 5),
  'Compute/Commands': counts(1, 10, 0, 1),
};

/** The bounds of an action, or null for a provider whose bounds are not documented here. */
export function artifactCountsOf(category: string, owner: string, provider: string): ArtifactCounts | null {
  if (owner === 'Custom') return CUSTOM;
  return COUNTS[`${category}/${provider}`] ?? null;
}
