const SIZES: Readonly<Record<string, string>> = {
  BUILD_GENERAL1_SMALL: 'small',
  BUILD_GENERAL1_MEDIUM: 'medium',
  BUILD_GENERAL1_LARGE: 'large',
  BUILD_GENERAL1_XLARGE: 'xlarge',
  BUILD_GENERAL1_2XLARGE: '2xlarge',
};
const FAMILIES: Readonly<Record<string, string>> = {
  LINUX_CONTAINER: 'linux.general1',
  ARM_CONTAINER: 'linux.arm1',
  LINUX_GPU_CONTAINER: 'linux.gpu1',
  WINDOWS_CONTAINER: 'windows.general1',
  WINDOWS_SERVER_2019_CONTAINER: 'windows.general1',
  WINDOWS_SERVER_2022_CONTAINER: 'windows.general1',
};
const LAMBDA_FAMILIES: Readonly<Record<string, string>> = {
  LINUX_LAMBDA_CONTAINER: 'lambda.x86-64',
  ARM_LAMBDA_CONTAINER: 'lambda.arm',
};

const own = (record: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/**
 * The dimension of the price book that a build is charged by, such as `linux.general1.small`. The names are those of
 * CodeBuild's `ProjectEnvironment`; the same compute type costs differently by the type of the environment. A
 * combination that is not charged on demand gives a name that no price has.
 */
export function buildDimension(computeType: string, environmentType: string): string {
  const lambda = own(LAMBDA_FAMILIES, environmentType);
  if (lambda !== undefined) return `${lambda}.${computeType.replace(/^BUILD_LAMBDA_/, '')}`;
  const size = own(SIZES, computeType) ?? computeType;
  return `${own(FAMILIES, environmentType) ?? environmentType}.${size}`;
}

/** Whether the environment is charged by the second of Lambda compute instead of the minute. */
export function isLambdaCompute(environmentType: string): boolean {
  return own(LAMBDA_FAMILIES, environmentType) !== undefined;
}
