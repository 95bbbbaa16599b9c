import type { WhyParams } from '../../en/inspector/why';
import { formatCount, formatPercent } from '../../format';
import { josa } from '../../josa';

const said = (text: string | number | undefined): string => (text === '' || text === undefined ? '' : `: ${text}`);
const count = (value: string | number | undefined): string => formatCount(Number(value), 'ko');
const version = (p: WhyParams, pair: `${string}/${string}`): string => josa(`v${p.version}`, pair);
const execution = (p: WhyParams, pair: `${string}/${string}`): string => josa(`실행 #${p.number}`, pair);
const the = (word: string | number | undefined, pair: `${string}/${string}`): string => josa(String(word), pair);

const COMMANDS: Readonly<Record<string, string>> = {
  'commit.push': '누군가 커밋을 푸시했어요',
  'transition.disable': '누군가 전환을 비활성화했어요',
  'transition.enable': '누군가 전환을 활성화했어요',
  'approval.approve': '누군가 승인했어요',
  'approval.reject': '누군가 거부했어요',
  'execution.start': '누군가 변경 사항을 릴리스했어요',
  'execution.stop': '누군가 실행을 중지했어요',
  'execution.retryStage': '누군가 스테이지를 재시도했어요',
  'deployment.stop': '누군가 배포를 중지했어요',
  'deployment.rollBack': '누군가 이전 버전을 수동으로 배포했어요',
  'fault.inject': '누군가 고장을 넣었어요',
  'fault.clear': '누군가 고장을 복구했어요',
  'deployment.create': '누군가 배포를 만들었어요',
};

const TARGET_STATES: Readonly<Record<string, (instance: string) => string>> = {
  initial: (instance) => `${josa(instance, '이/가')} 로드 밸런서에 등록되어 첫 상태 확인을 받아요`,
  healthy: (instance) => `${josa(instance, '이/가')} 상태 확인을 통과해서 요청을 받아요`,
  draining: (instance) => `로드 밸런서가 ${josa(instance, '으로/로')} 새 요청을 보내지 않기 시작했어요`,
  unused: (instance) => `${josa(instance, '이/가')} 로드 밸런서 등록에서 빠졌어요`,
};

export const why: typeof import('../../en/inspector/why').why = {
  'start.running': () => '시나리오가 모든 인스턴스에서 v1이 실행되는 상태로 시작됐어요',
  'start.empty': () => '시나리오가 빈 인스턴스로 시작됐어요',
  'start.traffic': () => '사용자가 보내는 요청 수는 시나리오가 정해요',
  'start.transition': (p) => `${the(p.stage, '으로/로')} 가는 전환은 시나리오가 시작될 때부터 비활성화되어 있었어요`,
  'command.issued': (p) => COMMANDS[String(p.type)] ?? `누군가 ${p.type} 명령을 내렸어요`,
  'commit.changed': (p) =>
    `${p.author} 님이 ${Number(p.more) > 0 ? `${p.files} 외 ${p.more}개 파일을` : the(p.files, '을/를')} 바꾼 ${version(p, '을/를')} 푸시했어요`,

  'execution.advanced': (p) => `${execution(p, '이/가')} ${p.stage} 스테이지로 넘어갔어요`,
  'execution.arrived': (p) => `${execution(p, '이/가')} ${p.stage} 스테이지에 도착했어요`,
  'stage.started': (p) => `v${p.version} ${execution(p, '이/가')} ${p.stage} 스테이지에 들어갔어요`,
  'stage.runOrderStarted': (p) => `${p.stage} 스테이지가 실행 순서 ${p.runOrder}의 작업을 시작했어요`,
  'stage.failed': (p) => `${version(p, '이/가')} ${p.stage} 스테이지에서 실패했어요`,
  'stage.stopping': (p) => `${p.stage} 스테이지에서 ${execution(p, '을/를')} 중지하고 있어요`,
  'stage.stopped': (p) => `${p.stage} 스테이지에서 ${execution(p, '이/가')} 중지됐어요`,
  'execution.resumed': (p) => `${execution(p, '이/가')} ${p.stage} 스테이지에서 다시 이어졌어요`,
  'action.started': (p) => `${p.stage} 스테이지의 ${p.action} 작업이 시작됐어요`,
  'action.succeeded': (p) => `${p.stage} 스테이지의 ${p.action} 작업이 성공했어요`,
  'action.failed': (p) => `${p.stage} 스테이지의 ${p.action} 작업이 실패했어요`,
  'source.fetched': (p) => `v${p.version} 소스를 가져왔어요`,

  'build.started': (p) => `v${p.version} 빌드가 시작됐어요`,
  'build.phaseStarted': (p) => `빌드가 ${p.phase} 단계에 들어갔어요`,
  'build.phaseEnded': (p) => `빌드가 ${p.phase} 단계를 마쳤어요`,
  'build.commandStarted': (p) => `빌드가 ${the(p.command, '을/를')} 실행했어요`,
  'build.commandSucceeded': (p) => `${the(p.command, '이/가')} 성공했어요`,
  'build.commandFailed': (p) => `${the(p.command, '이/가')} 종료 코드 ${p.exitCode}로 끝났어요${said(p.output)}`,
  'build.succeeded': (p) => `${version(p, '이/가')} 빌드를 통과했어요`,
  'build.failed': (p) => `v${p.version} 빌드가 실패했어요`,

  'deployment.refused': (p) => `CodeDeploy가 ${p.group}에 v${p.version} 배포를 만들지 않았어요 (${p.reason})`,
  'deployment.started': (p) => `배포 ${the(p.deploymentId, '이/가')} 시작됐어요`,
  'deployment.slotsOpened': (p) => `배포 ${the(p.deploymentId, '이/가')} 인스턴스 ${p.instances}대를 더 맡았어요`,
  'deployment.zoneStarted': (p) =>
    `배포 ${the(p.deploymentId, '이/가')} ${p.zone} 영역의 인스턴스 ${p.instances}대로 넘어갔어요`,
  'deployment.zoneCompleted': (p) => `배포 ${the(p.deploymentId, '이/가')} ${p.zone} 영역을 마쳤어요`,
  'rollback.triggered': (p) => `CodeDeploy가 자동 롤백을 하기로 했어요 (${p.event})`,
  'target.started': (p) => `${p.instance}에 ${version(p, '을/를')} 배포하기 시작했어요`,
  'target.eventStarted': (p) => `${p.instance}에서 ${the(p.event, '이/가')} 시작됐어요`,
  'target.eventEnded': (p) => `${p.instance}에서 ${the(p.event, '이/가')} 끝났어요`,
  'target.eventAborted': (p) =>
    `배포 ${the(p.deploymentId, '이/가')} 끝나서 ${p.instance}의 ${the(p.event, '이/가')} 중단됐어요`,
  'target.trafficTimedOut': (p) =>
    `${the(p.instance, '이/가')} 한 시간 안에 정상 대상이 되지 못해서 ${the(p.event, '이/가')} 실패했어요`,
  'target.succeeded': (p) => `${p.instance}에 ${version(p, '이/가')} 배포됐어요`,
  'target.failed': (p) => `${p.instance}에 ${version(p, '을/를')} 배포하지 못했어요`,
  'target.skipped': (p) => `배포 ${the(p.deploymentId, '은/는')} ${p.instance}까지 가지 않았어요`,

  'instance.launched': (p) =>
    Number(p.version) > 0
      ? `${the(p.instance, '은/는')} 처음부터 ${version(p, '을/를')} 실행하고 있었어요`
      : `${the(p.instance, '은/는')} 처음에 비어 있었어요`,
  'instance.installed': (p) => `${p.instance}의 디스크에 v${p.version} 파일이 놓였어요`,
  'instance.filesChanged': (p) =>
    `${p.instance}에서 Install이 파일 ${p.removed}개를 지우고 ${p.written}개를 썼어요. 어느 배포에도 속하지 않는 ${p.kept}개는 그대로 남았어요`,
  'instance.fileConflict': (p) =>
    `${p.instance}에서 Install이 옛 파일 ${p.removed}개를 지운 뒤에, 어느 배포도 놓지 않은 ${the(p.path, '을/를')} 만났어요`,
  'instance.stopped': (p) => `${the(p.instance, '이/가')} 꺼졌어요`,
  'instance.healthChanged': (p) => `CodeDeploy가 ${the(p.instance, '을/를')} ${the(p.health, '으로/로')} 기록했어요`,
  'app.started': (p) => `${p.instance}에서 ${version(p, '이/가')} 실행되기 시작했어요`,
  'app.stopped': (p) => `${p.instance}에서 ${version(p, '이/가')} 멈췄어요`,
  'app.degraded': (p) =>
    `${p.instance}의 ${version(p, '이/가')} 요청을 받을수록 나빠져서 이제 응답의 ${formatPercent(Number(p.errorRate), 'ko')}가 오류예요`,
  'app.slowed': (p) =>
    `${p.instance}의 ${version(p, '이/가')} 요청을 받을수록 느려져서 이제 응답에 ${count(p.latencyMs)}ms가 걸려요`,
  'targetHealth.changed': (p) =>
    TARGET_STATES[String(p.to)]?.(String(p.instance)) ?? `대상 ${the(p.instance, '은/는')} 이제 ${p.to} 상태예요`,
  'traffic.changed': (p) =>
    `초당 요청 ${count(p.requestsPerSecond)}건을 대상 ${p.targets}대가 나눠서 한 대에 ${count(p.perTarget)}건씩 받았어요`,
  'traffic.unrouted': (p) => `초당 요청 ${count(p.requestsPerSecond)}건을 받을 대상이 하나도 없었어요`,
  'traffic.failed': (p) =>
    Number(p.version) > 0
      ? `${version(p, '이/가')} 받은 요청 ${count(p.requests)}건 가운데 ${count(p.failed)}건이 실패했어요`
      : `응답할 애플리케이션이 없는 인스턴스로 간 요청 ${count(p.requests)}건 가운데 ${count(p.failed)}건이 실패했어요`,
  'traffic.served': (p) => `요청 ${count(p.requests)}건이 모두 응답을 받았어요`,
  'alarm.evaluated': (p) => `CloudWatch가 경보 ${the(p.alarm, '을/를')} 평가했어요`,
  'alarm.changed': (p) => `경보 ${the(p.alarm, '이/가')} ${p.state} 상태가 됐어요`,
  'fact.unknown': (p) => `${p.type}`,
};

export const controls: typeof import('../../en/inspector/why').controls = {
  missing: {
    testInBuild: (p) =>
      `BUILD 단계의 테스트: v${p.version}의 buildspec에 테스트가 없어서, 배포하기 전에 아무도 이 변경을 확인하지 않았어요.`,
    loadTest: (p) =>
      `Deploy 앞의 부하 테스트: ${version(p, '은/는')} 요청이 많이 쌓여야 고장 나서 다른 검사를 모두 통과했어요.`,
    validateService: (p) =>
      `ValidateService 훅: v${p.version}의 AppSpec은 제대로 동작하는지 확인하지 않고 요청을 받게 해요.`,
    healthCheck: () => '로드 밸런서의 상태 확인: 고장 난 인스턴스를 빼 줄 것이 없었어요.',
    alarmRollback: (p) =>
      `경보와 자동 롤백: 배포 그룹 ${p.group}에 있었다면 ${version(p, '을/를')} 스스로 멈추고 되돌렸을 거예요.`,
    smallerBatch: (p) => `더 작은 배포 단위: 인스턴스 ${p.instances}대 가운데 ${p.concurrency}대를 한꺼번에 바꿨어요.`,
    minimumHealthyHosts: (p) =>
      `더 많은 최소 정상 호스트: ${p.instances}대 가운데 ${p.minimum}대로는 요청을 받을 인스턴스가 모자랐어요.`,
    manualApproval: (p) => `Deploy 앞의 수동 승인: 아무도 살펴보지 않은 채 ${version(p, '이/가')} 인스턴스까지 갔어요.`,
  },
  worked: {
    testInBuild: (p) => `${p.phase} 단계가 ${version(p, '을/를')} 막아서 인스턴스까지 가지 않았어요.`,
    validateService: (p) => `ValidateService가 막아서 ${version(p, '은/는')} 요청을 받지 않았어요.`,
    healthCheck: (p) => `상태 확인이 ${the(p.instance, '을/를')} 요청에서 빼 줬어요.`,
    alarmRollback: (p) =>
      `경보가 울려서 ${p.updated}대까지만 배포하고 멈췄어요. 나머지 ${p.skipped}대는 이전 버전 그대로예요.`,
    minimumHealthyHosts: (p) =>
      `최소 정상 호스트 ${p.minimum}대 덕분에 나머지 ${p.skipped}대는 배포하지 않고 남겨 뒀어요.`,
  },
};
