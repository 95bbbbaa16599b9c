import { josa } from '../../josa';

type Params = Readonly<Record<string, string | number>>;

export const scenarioErrors: typeof import('../../en/later/scenarioErrors').scenarioErrors = {
  'scenario.unknownKey': (p: Params) => `“${p.key}”: 여기에 없는 키예요.`,
  'scenario.missing': (p: Params) => `${josa(String(p.key), '이/가')} 빠졌어요.`,
  'scenario.badValue': (p: Params) => `${p.key}: ${p.expected} 값이 와야 하는데 ${p.received}예요.`,
  'scenario.missingFile': (p: Params) => `files에 ${josa(String(p.path), '이/가')} 없어요.`,
  'scenario.unknownEdit': (p: Params) => `${p.id} 변경이 없어요.`,
  'scenario.badUntil': (_: Params) => 'until은 10s부터 24h까지 쓸 수 있어요.',
  'scenario.badPath': (p: Params) => `${p.path}: 쓸 수 없는 경로예요.`,
  'scenario.duplicateId': (p: Params) => `같은 id ${josa(String(p.id), '이/가')} 두 번 나와요.`,
  'scenario.editDoesNotApply': (p: Params) => `${p.id} 변경은 파일 내용과 맞지 않아요.`,
  'scenario.unknownConfig': (p: Params) => `${p.name}: 그런 배포 구성이 없어요.`,
  'scenario.unknownAlarm': (p: Params) => `${p.name}: 그런 경보가 없어요.`,
  'scenario.unknownGroup': (p: Params) => `codedeploy에 ${p.name} 배포 그룹이 없어요.`,
  'scenario.unknownInstance': (p: Params) => `${p.id}: 그런 인스턴스가 없어요.`,
  'scenario.unknownZone': (p: Params) => `${p.id}: 인스턴스가 있는 가용 영역이 아니에요.`,
  'scenario.unknownProject': (p: Params) => `${p.id}: 파이프라인에 없는 빌드 프로젝트예요.`,
  'scenario.untilBeforeAt': (_: Params) => 'until은 at보다 뒤여야 해요.',
  'scenario.unknownStage': (p: Params) => `${josa(String(p.stage), '으로/로')} 들어가는 전환이 없어요.`,
  'scenario.unknownTiming': (p: Params) => `${p.key}: 그런 소요 시간 이름은 없어요.`,
  'scenario.afterEnd': (_: Params) => '실행이 끝난 뒤의 시각이에요.',
  'scenario.notSorted': (_: Params) => '시각은 뒤로 갈수록 커져야 해요.',
  'scenario.badInstances': (_: Params) => '인스턴스 수는 1부터 1000까지 쓸 수 있어요.',
  'scenario.reservedConfigName': (p: Params) =>
    `사용자 지정 배포 구성의 이름은 ${josa(String(p.prefix), '으로/로')} 시작할 수 없어요 (InvalidDeploymentConfigNameException).`,
  'scenario.badFleetPercent': (p: Params) =>
    `FLEET_PERCENT는 0부터 ${p.max}까지 쓸 수 있어요 (InvalidMinimumHealthyHostValueException).`,
  'scenario.badTagFilter': (p: Params) => `${p.type}에 맞지 않는 항목이에요 (InvalidTagFilterException).`,
  'scenario.unknownAutoScalingGroup': (p: Params) =>
    `${p.name}: 그런 Auto Scaling 그룹이 없어요 (InvalidAutoScalingGroupException).`,
  'scenario.noLoadBalancer': (_: Params) =>
    'WITH_TRAFFIC_CONTROL에는 로드 밸런서가 필요한데 targetGroup이 없어요 (InvalidLoadBalancerInfoException).',
  'scenario.onPremisesBehindLoadBalancer': (_: Params) =>
    '온프레미스 인스턴스는 로드 밸런서 뒤에 있지 않아요. 배포 그룹을 WITHOUT_TRAFFIC_CONTROL로 바꿔야 해요.',
  'scenario.onPremisesInAutoScaling': (p: Params) =>
    `${p.id} 호스트는 EC2 밖에 있어서 Auto Scaling 그룹에 들어갈 수 없어요.`,
  'scenario.noIamArn': (_: Params) =>
    '호스트에는 IAM 사용자 ARN이나 IAM 세션 ARN이 있어야 해요 (IamArnRequiredException).',
  'scenario.twoIamArns': (_: Params) =>
    '호스트의 ARN은 사용자와 세션 중 하나만 쓸 수 있어요 (MultipleIamArnsProvidedException).',
  'scenario.badIamArn': (p: Params) => `여기에 쓸 수 없는 ARN이에요: ${p.arn}`,
  'scenario.iamArnTaken': (p: Params) => `${p.arn}: 다른 호스트가 이미 등록한 ARN이에요.`,
  'scenario.unknownRevision': (p: Params) =>
    `${josa(String(p.id), '은/는')} 그때까지 푸시되지 않았어요 (RevisionDoesNotExistException).`,
};
