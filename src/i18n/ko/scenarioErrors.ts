import { josa } from '../josa';

type Params = Readonly<Record<string, string | number>>;

export const scenarioErrors: typeof import('../en/scenarioErrors').scenarioErrors = {
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
  'scenario.unknownStage': (p: Params) => `${josa(String(p.stage), '으로/로')} 들어가는 전환이 없어요.`,
  'scenario.afterEnd': (_: Params) => '실행이 끝난 뒤의 시각이에요.',
  'scenario.notSorted': (_: Params) => '시각은 뒤로 갈수록 커져야 해요.',
  'scenario.badInstances': (_: Params) => '인스턴스 수는 1부터 1000까지 쓸 수 있어요.',
};
