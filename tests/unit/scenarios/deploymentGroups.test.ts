import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenarios';

const PIPELINE = JSON.stringify({
  pipeline: {
    name: 'p',
    artifactStore: { type: 'S3', location: 'b' },
    stages: [
      {
        name: 'S',
        actions: [
          {
            name: 's',
            actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
            outputArtifacts: [{ name: 'A' }],
          },
        ],
      },
      {
        name: 'D',
        actions: [
          {
            name: 'd',
            actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
            inputArtifacts: [{ name: 'A' }],
            configuration: { ApplicationName: 'a', DeploymentGroupName: 'g' },
          },
        ],
      },
    ],
  },
});

/** A scenario with these lines in its deployment group and fleet; refusals as `code line:column`. */
function refusals(group: string[], fleet: string[] = ['count: 2'], more: string[] = []): string[] {
  const text = [
    'baepo: 1',
    'id: test',
    'title: { ko: t, en: t }',
    'summary: { ko: s, en: s }',
    'until: 1h',
    'pipeline: pipeline.json',
    `files: { pipeline.json: '${PIPELINE}' }`,
    'codedeploy:',
    '  - applicationName: a',
    '    deploymentGroupName: g',
    ...group.map((line) => `    ${line}`),
    'fleet:',
    '  name: f',
    ...fleet.map((line) => `  ${line}`),
    ...more,
  ].join('\n');
  const parsed = parseScenario('test.yaml', text);
  return parsed.ok
    ? []
    : parsed.error.map(({ code, line, column }) => `${code.replace('scenario.', '')} ${line}:${column}`);
}

describe('deployment configurations', () => {
  test('of one’s own need a minimum, a free name and a possible value', () => {
    expect(refusals(['deploymentConfigName: Own'])).toEqual(['unknownConfig 11:27']);
    expect(refusals(['deploymentConfigName: Own', 'minimumHealthyHosts: { type: HOST_COUNT, value: 1 }'])).toEqual([]);
    expect(
      refusals(['deploymentConfigName: CodeDeployDefault.Own', 'minimumHealthyHosts: { type: HOST_COUNT, value: 1 }']),
    ).toEqual(['reservedConfigName 11:27']);
    expect(refusals(['deploymentConfigName: Own', 'minimumHealthyHosts: { type: FLEET_PERCENT, value: 100 }'])).toEqual(
      ['badFleetPercent 12:56'],
    );
    expect(
      refusals(['deploymentConfigName: CodeDeployDefault.OneAtATime', 'zonalConfig: { monitorDurationInSeconds: 5 }']),
    ).toEqual(['reservedConfigName 11:27']);
  });
});

describe('targets', () => {
  test('are named by filters and groups that make sense', () => {
    expect(refusals(['ec2TagSet: [[{ Key: Env, Type: KEY_AND_VALUE }]]'])).toEqual(['badTagFilter 11:18']);
    expect(refusals(['autoScalingGroups: [nowhere]'])).toEqual(['unknownAutoScalingGroup 11:25']);
    expect(refusals(['autoScalingGroups: [asg]'], ['count: 1', 'autoScalingGroup: asg'])).toEqual([]);
    expect(refusals([], ['count: 0'])).toEqual(['badInstances 12:3']);
  });

  test('behind a load balancer are EC2 instances, and there is one', () => {
    const style = 'deploymentStyle: { deploymentOption: WITH_TRAFFIC_CONTROL }';
    expect(refusals([style])).toEqual(['noLoadBalancer 11:22']);
    const lb = ['targetGroup: { LoadBalancerName: l, TargetGroupName: t }'];
    expect(refusals([style, 'onPremisesTagSet: [[{ Key: E, Type: KEY_ONLY }]]'], ['count: 1'], lb)).toEqual([
      'onPremisesBehindLoadBalancer 11:22',
    ]);
  });
});

describe('on-premises hosts', () => {
  const host = (members: string): string[] => [
    'count: 1',
    'instances:',
    `  - { id: rack, onPremises: { ${members} } }`,
  ];
  const user = 'arn:aws:iam::123456789012:user/rack';
  const session = 'arn:aws:sts::123456789012:assumed-role/role/rack';

  test('have exactly one ARN, of a user or of a session', () => {
    expect(refusals([], host(`iamUserArn: "${user}"`))).toEqual([]);
    expect(refusals([], host(`iamSessionArn: "${session}"`))).toEqual([]);
    expect(refusals([], host(''))).toEqual(['noIamArn 15:31']);
    expect(refusals([], host(`iamUserArn: "${user}", iamSessionArn: "${session}"`))).toEqual(['twoIamArns 15:31']);
    expect(refusals([], host(`iamUserArn: "${session}"`))).toEqual(['badIamArn 15:45']);
  });

  test('do not share an ARN', () => {
    const line = (id: string): string => `  - { id: ${id}, onPremises: { iamUserArn: "${user}" } }`;
    expect(refusals([], ['count: 1', 'instances:', line('a'), line('b')])).toEqual(['iamArnTaken 16:42']);
  });
});
