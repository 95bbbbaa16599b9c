import { josa } from '../../josa';

type Params = Readonly<Record<string, string | number>>;

const SIDES: Readonly<Record<string, string>> = { input: '입력', output: '출력' };

export const inputErrors: typeof import('../../en/later/inputErrors').inputErrors = {
  didYouMean: (p: Params) => `혹시 ${josa(`“${p.suggestion}”`, '을/를')} 쓰려고 했나요?`,
  'input.tooLarge': (p: Params) => `파일이 ${p.limitKb}KB보다 커요.`,
  'input.notText': (_: Params) => '텍스트 파일이 아니에요.',
  'yaml.syntax': (p: Params) => `YAML이나 JSON 문법에 맞지 않아요: ${p.reason}`,
  'yaml.tab': (_: Params) => '탭으로 들여 쓸 수 없어요. 공백을 쓰세요.',
  'yaml.tooDeep': (p: Params) => `${p.limit}단계보다 깊게 중첩돼 있어요.`,
  'yaml.tooMuch': (_: Params) => '설정 파일이라고 하기에는 내용이 너무 많아요.',
  'yaml.aliases': (_: Params) => '별칭(*)을 펼치면 내용이 너무 커져요.',
  'yaml.forbiddenKey': (p: Params) => `“${p.key}” 키는 쓸 수 없어요.`,
  'yaml.badKey': (_: Params) => '키에는 글자만 쓸 수 있어요.',
  'yaml.duplicateKey': (_: Params) => '같은 키가 두 번 나와요.',
  'yaml.multipleDocuments': (_: Params) => '한 파일에 YAML 문서가 여러 개(---) 들어 있어요.',
  'yaml.tag': (_: Params) => '!Ref 같은 태그는 여기에 쓸 수 없어요.',
  'yaml.empty': (_: Params) => '파일이 비어 있어요.',
  'pipeline.isTemplate': (_: Params) =>
    'CloudFormation 템플릿이에요. aws codepipeline get-pipeline이 출력하는 파이프라인 구조가 필요해요.',
  'pipeline.notAPipeline': (_: Params) =>
    'aws codepipeline get-pipeline이 출력하는 것처럼 name과 stages가 있는 파이프라인 구조가 필요해요.',
  'pipeline.expected': (p: Params) => `${josa(String(p.what), '은/는')} 목록이어야 해요.`,
  'pipeline.missing': (p: Params) => `${josa(String(p.what), '이/가')} 빠졌어요.`,
  'pipeline.unknownKey': (p: Params) => `“${p.key}”: 여기에 없는 키예요(쓸 수 있는 키: ${p.possible}).`,
  'pipeline.unknownConfiguration': (p: Params) => `${p.action} 작업: 이 공급자의 구성에는 “${p.key}” 키가 없어요.`,
  'pipeline.badName': (p: Params) => `“${p.name}”: 여기에는 영문자, 숫자, ${p.signs}만 ${p.limit}자까지 쓸 수 있어요.`,
  'pipeline.badValue': (p: Params) => `“${p.value}”: 여기에 쓸 수 없는 값이에요(쓸 수 있는 값: ${p.allowed}).`,
  'pipeline.tooFewStages': (_: Params) => '파이프라인에는 스테이지가 두 개 이상 있어야 해요.',
  'pipeline.tooManyStages': (p: Params) => `파이프라인에는 스테이지를 ${p.limit}개까지 둘 수 있어요.`,
  'pipeline.firstStageNotSource': (p: Params) =>
    `첫 스테이지에는 소스 작업만 둘 수 있는데, ${josa(String(p.action), '은/는')} 소스 작업이 아니에요.`,
  'pipeline.sourceOutsideFirstStage': (p: Params) =>
    `소스 작업은 첫 스테이지에만 둘 수 있는데, ${josa(String(p.action), '은/는')} 뒤쪽 스테이지에 있어요.`,
  'pipeline.emptyStage': (p: Params) => `${p.stage} 스테이지에 작업이 없어요.`,
  'pipeline.duplicateStage': (p: Params) => `이름이 ${p.name}인 스테이지가 두 개예요.`,
  'pipeline.duplicateAction': (p: Params) => `한 스테이지에 이름이 ${p.name}인 작업이 두 개예요.`,
  'pipeline.duplicateArtifact': (p: Params) => `두 작업이 같은 아티팩트 ${josa(String(p.name), '을/를')} 만들어요.`,
  'pipeline.unknownInput': (p: Params) => `먼저 실행되는 작업 중에 ${p.name} 아티팩트를 만드는 작업이 없어요.`,
  'pipeline.artifactCount': (p: Params) =>
    `${p.provider} 작업의 ${SIDES[String(p.side)] ?? p.side} 아티팩트는 ${p.low === p.high ? `${p.low}개` : `${p.low}~${p.high}개`}여야 하는데, 지금은 ${p.count}개예요.`,
  'pipeline.bothStores': (_: Params) => 'artifactStore와 artifactStores는 둘 중 하나만 쓸 수 있어요.',
  'pipeline.needsV2': (_: Params) =>
    'QUEUED와 PARALLEL, 트리거, 변수, 스테이지 조건, 일부 새 공급자는 V2 유형의 파이프라인에서만 쓸 수 있어요.',
  'pipeline.badRunOrder': (_: Params) => 'runOrder는 1부터 999까지의 정수여야 해요.',
  'pipeline.notText': (p: Params) => `${p.what}의 값은 텍스트여야 해요.`,
  'pipeline.tooMany': (p: Params) => `${p.what}에는 ${p.limit}개까지 둘 수 있어요.`,
  'pipeline.tooManyActions': (p: Params) =>
    `${p.stage} 스테이지에 작업이 너무 많아요. 동시에 ${p.limit}개, 차례로 ${p.limit}개까지 실행할 수 있어요.`,
  'pipeline.unknownActionType': (p: Params) =>
    `${p.action} 작업: ${p.owner}에는 ${p.category} 범주의 ${p.provider} 작업이 없어요.`,
  'pipeline.configTooLong': (p: Params) => `구성의 ${josa(String(p.what), '이/가')} ${p.limit}자보다 길어요.`,
  'pipeline.missingConfiguration': (p: Params) => `${p.action} 작업: 구성에 ${josa(String(p.key), '이/가')} 빠졌어요.`,
  'pipeline.primarySource': (p: Params) =>
    `${p.action} 작업에 입력 아티팩트가 여러 개예요. 그중 하나를 PrimarySource로 정해야 해요.`,
  'pipeline.timeoutNotApproval': (p: Params) => `${p.action} 작업: timeoutInMinutes는 수동 승인에만 쓸 수 있어요.`,
  'pipeline.duplicateNamespace': (p: Params) => `두 작업이 같은 네임스페이스 ${josa(String(p.name), '을/를')} 써요.`,
  'pipeline.regionWithoutStore': (p: Params) =>
    `${p.region} 리전에 아티팩트 스토어가 없어요. 여러 리전에서 작업을 실행하려면 artifactStores가 필요해요.`,
  'pipeline.unknownTriggerSource': (p: Params) =>
    `트리거에는 공급자가 CodeStarSourceConnection인 소스 작업이 필요한데, “${p.name}”은 그런 작업이 아니에요.`,
  'pipeline.duplicateTrigger': (p: Params) => `소스 작업 ${p.name}에 트리거가 두 개 이상이에요.`,
  'pipeline.conditionCount': (p: Params) => `${p.hook}에는 조건이 정확히 하나 있어야 해요.`,
  'pipeline.ruleCount': (p: Params) => `조건 하나에는 규칙이 1~${p.limit}개 있어야 해요.`,
  'pipeline.skipRule': (_: Params) => '결과 SKIP은 LambdaInvoke와 VariableCheck 규칙에만 쓸 수 있어요.',
  'pipeline.retryWithConditions': (_: Params) => 'onFailure에서 자동 재시도(RETRY)와 조건은 함께 쓸 수 없어요.',
  'pipeline.rollbackInParallel': (_: Params) => '실행 모드가 PARALLEL이면 ROLLBACK을 쓸 수 없어요.',
  'mistake.refused': (p: Params) => `${josa(String(p.service), '이/가')} 이 파일을 거부할 거예요. ${p.message}`,
  'mistake.unknownKey': (p: Params) =>
    `“${p.key}” 키는 ${josa(String(p.service), '이/가')} 모르는 키라서 그냥 무시돼요.`,
  'mistake.unknownEvent': (p: Params) =>
    `CodeDeploy에는 “${p.event}” 수명 주기 이벤트가 없어요. Install 이벤트가 실패할 거예요.`,
  'notSimulated.provider': (p: Params) =>
    `${p.action} 작업: ${josa(String(p.provider), '은/는')} 시뮬레이션하지 않아요. 작업은 ProviderNotSimulated로 실패해요.`,
  'notSimulated.executionMode': (p: Params) => `실행 모드 ${p.mode}: SUPERSEDED로 실행해요.`,
  'notSimulated.triggers': (_: Params) => '필터가 있는 트리거: 모든 푸시가 파이프라인을 시작해요.',
  'notSimulated.variables': (_: Params) => '파이프라인 변수는 적힌 그대로 남아요.',
  'notSimulated.conditions': (_: Params) => '스테이지 조건과 규칙은 동작하지 않아요.',
  'notSimulated.crossRegion': (_: Params) => '모든 작업이 한 리전에서 실행돼요.',
  'notSimulated.actionVariables': (_: Params) => '#{SourceVariables.CommitId} 같은 작업 변수는 적힌 그대로 남아요.',
  'notSimulated.cache': (_: Params) => 'buildspec의 캐시는 빌드 시간을 줄이지 않아요.',
  'notSimulated.reports': (_: Params) => '테스트 보고서는 만들지 않아요.',
  'notSimulated.batch': (_: Params) => '배치 빌드는 빌드 하나로 실행돼요.',
  'notSimulated.proxy': (_: Params) => 'buildspec의 프록시 설정은 적용되지 않아요.',
  'notSimulated.runAs': (_: Params) => 'run-as: 어느 사용자로 명령을 실행해도 결과가 같아요.',
  'notSimulated.secrets': (_: Params) => 'Parameter Store와 Secrets Manager의 값은 읽지 않아요.',
  'notSimulated.onFailureRetry': (_: Params) => 'on-failure RETRY를 써도 다시 시도하지 않아요.',
  'notSimulated.permissions': (_: Params) => 'appspec의 파일 권한은 적용되지 않아요.',
};
