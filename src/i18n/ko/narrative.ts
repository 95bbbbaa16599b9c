import type { NarrativeParams } from '../en/narrative';
import { formatCount, formatPercent } from '../format';
import { josa } from '../josa';
import { faultSentences, repairSentences } from './faults';
import { rejections } from './rejections';

const names = ({ instances, count }: NarrativeParams): string => {
  const more = Number(count) - String(instances).split(', ').length;
  return more > 0 ? `${instances} 외 ${more}대` : `${instances}`;
};

const results = ({ succeeded, failed, skipped }: NarrativeParams): string =>
  `성공 ${succeeded}대, 실패 ${failed}대, 건너뜀 ${skipped}대`;

const said = (text: string | number | undefined): string => (text === '' || text === undefined ? '' : `: ${text}`);

const version = (p: NarrativeParams, pair: `${string}/${string}`): string => josa(`v${p.version}`, pair);
const execution = (p: NarrativeParams, pair: `${string}/${string}`): string => josa(`실행 #${p.number}`, pair);

const reason = (p: NarrativeParams): string => rejections[String(p.reason)] ?? String(p.reason);

const quantity = (value: string | number | undefined, metric: string | number | undefined): string => {
  if (typeof value !== 'number') return '데이터 없음';
  if (metric === 'HTTPCode_Target_5XX_Rate') return formatPercent(value / 100, 'ko');
  if (metric === 'TargetResponseTime') return `${Math.round(value * 100) / 100}초`;
  return formatCount(value, 'ko');
};

export const narrative: typeof import('../en/narrative').narrative = {
  'commit.pushed': (p) =>
    `${p.author} 님이 ${version(p, '을/를')} 푸시했어요 (${String(p.commitId).slice(0, 7)}, 파일 ${p.files}개)`,
  'command.rejected': (p) => `요청을 처리하지 못했어요. ${reason(p)}`,
  'fault.injected': (p) => `고장${said(faultSentences[String(p.fault)]?.(p) ?? p.fault)}`,
  'fault.cleared': (p) => `복구${said(repairSentences[String(p.fault)]?.(p) ?? p.fault)}`,
  'fault.struck': (p) =>
    `넣어 둔 고장이 일어났어요${said(faultSentences[String(p.fault)]?.({ ...p, scope: 'current' }) ?? p.fault)}`,
  'fault.rejected': (p) => `예정된 고장(${p.fault})이 일어나지 않았어요. ${reason(p)}`,
  'instance.started': (p) => `인스턴스 ${josa(String(p.instance), '이/가')} 다시 켜졌어요`,

  'execution.started': (p) => `${version(p, '으로/로')} ${execution(p, '이/가')} 시작됐어요`,
  'execution.waitingForStage': (p) => `v${p.version} ${execution(p, '이/가')} ${p.stage} 스테이지가 비기를 기다려요`,
  'execution.waitingForTransition': (p) =>
    `${josa(String(p.stage), '으로/로')} 가는 전환이 비활성화되어 v${p.version} ${execution(p, '이/가')} 기다려요`,
  'execution.superseded': (p) =>
    `${p.stage} 스테이지 앞에서 v${p.version} ${execution(p, '이/가')} 더 새로운 ${josa(`실행 #${p.byNumber}`, '으로/로')} 대체됐어요`,
  'execution.succeeded': (p) =>
    `${execution(p, '이/가')} 성공했어요. ${version(p, '이/가')} 파이프라인을 모두 통과했어요`,
  'execution.failed': (p) => `v${p.version} ${execution(p, '이/가')} ${p.stage} 스테이지에서 실패했어요`,
  'execution.stopRequested': (p) => `${execution(p, '은/는')} 진행 중인 작업이 끝나면 중지돼요${said(p.reason)}`,
  'execution.abandonRequested': (p) => `${execution(p, '을/를')} 중지하고 진행 중인 작업을 중단해요${said(p.reason)}`,
  'execution.stopped': (p) => `${execution(p, '이/가')} ${p.stage} 스테이지에서 중지됐어요`,
  'stage.retried': (p) =>
    p.mode === 'ALL_ACTIONS'
      ? `${execution(p, '이/가')} ${p.stage} 스테이지를 재시도해요: 모든 작업`
      : `${execution(p, '이/가')} ${p.stage} 스테이지를 재시도해요${said(p.actions)}`,
  'action.abandoned': (p) => `${p.stage} 스테이지의 ${p.action} 작업을 중단했어요. 이미 시작한 일은 계속 진행돼요`,
  'stage.succeeded': (p) => `${version(p, '이/가')} ${p.stage} 스테이지를 통과했어요`,
  'transition.disabled': (p) => `${josa(String(p.stage), '으로/로')} 가는 전환을 비활성화했어요${said(p.reason)}`,
  'transition.enabled': (p) => `${josa(String(p.stage), '으로/로')} 가는 전환을 활성화했어요`,
  'action.refused': (p) =>
    `${p.stage} 스테이지의 ${p.action} 작업이 시작하자마자 실패했어요${said(p.detail === '' ? p.reason : p.detail)}`,

  'artifact.source': (p) => `v${p.version} 소스가 준비됐어요 (${p.name}, 파일 ${p.files}개)`,
  'artifact.zip': (p) => `v${p.version} 빌드 아티팩트가 준비됐어요 (${p.name}, 파일 ${p.files}개)`,
  'build.phaseFailed': (p) => `빌드가 ${p.phase}에서 실패했어요${said(p.message === '' ? p.statusCode : p.message)}`,

  'approval.requested': (p) => `${p.stage} 스테이지에서 ${version(p, '이/가')} 승인을 기다려요`,
  'approval.approved': (p) => `${version(p, '이/가')} 승인됐어요${said(p.summary)}`,
  'approval.rejected': (p) => `${version(p, '이/가')} 거부됐어요${said(p.summary)}`,
  'approval.timedOut': (p) => `기한 안에 아무도 ${version(p, '을/를')} 승인하지 않았어요`,

  'deployment.created': (p) =>
    `배포 ${josa(String(p.deploymentId), '이/가')} 인스턴스 ${p.instances}대에 ${version(p, '을/를')} 설치해요 (한 번에 최대 ${p.concurrency}대)`,
  'deployment.manual': (p) =>
    `수동 배포 ${josa(String(p.deploymentId), '이/가')} 인스턴스 ${p.instances}대에 ${version(p, '을/를')} 설치해요 (한 번에 최대 ${p.concurrency}대)`,
  'deployment.stopRequested': (p) =>
    p.status === 'Pending'
      ? `누군가 배포 ${josa(String(p.deploymentId), '을/를')} 중지해요. 진행 중인 수명 주기 이벤트가 끝나면 멈춰요`
      : `누군가 배포 ${josa(String(p.deploymentId), '을/를')} 중지했어요`,
  'deployment.succeeded': (p) =>
    `배포 ${josa(String(p.deploymentId), '이/가')} 성공했어요. 인스턴스 ${p.succeeded}대가 ${version(p, '으로/로')} 바뀌었어요`,
  'deployment.failed': (p) =>
    `v${p.version} 배포 ${josa(String(p.deploymentId), '이/가')} ${josa(String(p.errorCode), '으로/로')} 실패했어요 (${results(p)})`,
  'deployment.stopped': (p) =>
    p.errorCode === 'ALARM_ACTIVE'
      ? `경보가 v${p.version} 배포 ${josa(String(p.deploymentId), '을/를')} 중지했어요 (${results(p)})`
      : `v${p.version} 배포 ${josa(String(p.deploymentId), '이/가')} 중지됐어요 (${results(p)})`,
  'deployment.refused': (p) => `CodeDeploy가 ${p.group}에 v${p.version} 배포를 만들지 않았어요${said(reason(p))}`,
  'deployment.zoneStarted': (p) =>
    `배포 ${josa(String(p.deploymentId), '이/가')} ${p.zone} 영역의 인스턴스 ${p.instances}대로 넘어가요`,
  'deployment.zoneWatched': (p) =>
    `${p.zone} 영역이 끝났어요. 배포 ${josa(String(p.deploymentId), '은/는')} 다음 영역으로 가기 전에 ${p.seconds}초 동안 지켜봐요`,
  'target.fileConflict': (p) =>
    `${names(p)}에서 Install이 어느 배포도 놓지 않은 ${josa(String(p.path), '을/를')} 만났어요. 옛 파일은 이미 지운 뒤예요`,
  'rollback.started': (p) =>
    `자동 롤백을 시작해요. 배포 ${josa(String(p.deploymentId), '이/가')} 인스턴스 ${p.instances}대를 ${version(p, '으로/로')} 되돌려요`,
  'rollback.succeeded': (p) => `롤백이 성공했어요. 인스턴스 ${p.succeeded}대가 ${version(p, '으로/로')} 돌아왔어요`,
  'rollback.failed': (p) => `v${p.version} 롤백이 ${josa(String(p.errorCode), '으로/로')} 실패했어요 (${results(p)})`,
  'rollback.stopped': (p) => `v${p.version} 롤백이 중지됐어요 (${results(p)})`,
  'rollback.unavailable': () => '전에 성공한 배포가 없어서 롤백할 수 없어요',

  'target.eventFailed': (p) =>
    `${names(p)}에서 ${josa(String(p.event), '이/가')} 실패했어요 (${p.script === '' ? p.errorCode : `${p.errorCode}, ${p.script}`})`,
  'targetHealth.unhealthy': (p) => `${josa(names(p), '이/가')} 상태 확인에 실패해서 비정상이 됐어요`,
  'targetHealth.recovered': (p) => `${josa(names(p), '이/가')} 상태 확인을 통과해서 다시 정상이 됐어요`,
  'alarm.raised': (p) =>
    `경보 ${josa(String(p.alarm), '이/가')} 울렸어요: ${quantity(p.value, p.metric)} (임계값 ${quantity(p.threshold, p.metric)})`,
  'alarm.cleared': (p) => `경보 ${josa(String(p.alarm), '이/가')} 정상으로 돌아왔어요`,
  'run.ended': () => '시뮬레이션이 끝났어요',
  'run.stoppedEarly': () => '일어난 일이 너무 많아서 시뮬레이션을 일찍 멈췄어요',
};
