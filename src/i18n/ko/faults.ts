import type * as en from '../en/faults';
import { formatPercent } from '../format';
import { josa } from '../josa';

type Params = Readonly<Record<string, string | number>>;

const seconds = (ms: string | number | undefined): string => `${Math.round(Number(ms) / 100) / 10}초`;
const on = ({ instance }: Params): string => (instance === '' ? '' : `${instance}에서 `);
const when = ({ scope }: Params, what: string): string => (scope === 'next' ? `다음 ${what}` : `진행 중인 ${what}`);
const from = ({ version }: Params): string => (version === '' ? '' : `${josa(`v${version}`, '이/가')} 쓰는 `);
const of = ({ instance }: Params): string => (instance === '' ? '' : `${instance}의 `);

export const faultNames: typeof en.faultNames = {
  'instance.stop': '인스턴스 꺼짐',
  'zone.stop': '가용 영역 끊김',
  'app.crash': '애플리케이션 다운',
  'agent.stop': 'CodeDeploy 에이전트 멈춤',
  'disk.full': '디스크 가득',
  'healthCheck.fail': '상태 확인 고장',
  'healthCheck.pass': '상태 확인 항상 통과',
  'dependency.slow': '외부 의존성 느려짐',
  'build.fail': '빌드 실패',
  'test.fail': '테스트 실패',
  'build.diskFull': '빌드 디스크 가득',
  'hook.fail': '스크립트 실패',
  'hook.hang': '스크립트 멈춤',
};

export const faultSentences: typeof en.faultSentences = {
  'instance.stop': (p) => `인스턴스 ${josa(String(p.instance), '이/가')} 꺼졌어요`,
  'zone.stop': (p) => `가용 영역 ${josa(String(p.zone), '이/가')} 끊겼어요`,
  'app.crash': (p) => `${p.instance}의 애플리케이션이 죽었어요`,
  'agent.stop': (p) => `${p.instance}의 CodeDeploy 에이전트가 멈췄어요`,
  'disk.full': (p) => `${p.instance}의 디스크가 가득 찼어요`,
  'healthCheck.fail': (p) => `${of(p)}상태 확인이 모두 실패해요`,
  'healthCheck.pass': (p) => `애플리케이션이 어떻든 ${of(p)}상태 확인이 모두 통과해요`,
  'dependency.slow': (p) =>
    `${from(p)}외부 의존성이 ${seconds(p.latencyMs)} 느려지고 요청의 ${formatPercent(Number(p.errorRate), 'ko')}가 시간 초과로 실패해요`,
  'build.fail': (p) => `${when(p, '빌드')}가 종료 코드 ${josa(String(p.exitCode), '으로/로')} 실패할 거예요`,
  'test.fail': (p) => `${when(p, '빌드')}의 테스트가 종료 코드 ${josa(String(p.exitCode), '으로/로')} 실패할 거예요`,
  'build.diskFull': (p) => `${when(p, '빌드')}의 디스크가 가득 찼어요`,
  'hook.fail': (p) =>
    `${when(p, '배포')}의 ${p.event} 스크립트가 ${on(p)}종료 코드 ${josa(String(p.exitCode), '으로/로')} 실패할 거예요`,
  'hook.hang': (p) => `${when(p, '배포')}의 ${p.event} 스크립트가 ${on(p)}끝나지 않을 거예요`,
};

export const repairSentences: typeof en.repairSentences = {
  'instance.stop': (p) => `인스턴스 ${josa(String(p.instance), '을/를')} 켰어요`,
  'zone.stop': (p) => `가용 영역 ${josa(String(p.zone), '이/가')} 돌아왔어요`,
  'app.crash': (p) => `${p.instance}의 애플리케이션이 다시 시작됐어요`,
  'agent.stop': (p) => `${p.instance}의 CodeDeploy 에이전트가 돌아왔어요`,
  'disk.full': (p) => `${p.instance}의 디스크에 여유가 생겼어요`,
  'healthCheck.fail': (p) => `${of(p)}상태 확인을 고쳤어요`,
  'healthCheck.pass': (p) => `${of(p)}상태 확인을 고쳤어요`,
  'dependency.slow': (p) => `${from(p)}외부 의존성이 다시 빨라졌어요`,
  'build.fail': () => '다음 빌드는 이제 실패하지 않아요',
  'test.fail': () => '다음 빌드의 테스트는 이제 실패하지 않아요',
  'build.diskFull': () => '다음 빌드의 디스크에 여유가 생겼어요',
  'hook.fail': (p) => `다음 배포의 ${p.event} 스크립트는 이제 실패하지 않아요`,
  'hook.hang': (p) => `다음 배포의 ${p.event} 스크립트는 이제 멈추지 않아요`,
};
