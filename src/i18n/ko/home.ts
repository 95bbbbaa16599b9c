export const home: typeof import('../en/home').home = {
  title: '배포를 눈으로 보고 망가뜨리고 되돌려 보세요',
  lead: '커밋 하나가 Source와 Build를 지나 모든 서버에 퍼지는 과정을 AWS의 규칙 그대로 보여 줘요. 시간을 멈추고, 되감고, 바꿔 보면 무엇이 왜 달라지는지 알 수 있어요. 계정도 요금도 필요 없어요.',
  begin: (title: string) => `‘${title}’ 시작하기`,
  resume: (title: string, clock: string) => `‘${title}’ ${clock}부터 이어 하기`,
  momentOf: (title: string, clock: string) => `‘${title}’ ${clock}의 시뮬레이션`,
  cover: (clock: string, pipeline: string, fleet: string) => `${clock}의 모습: ${pipeline}. 인스턴스: ${fleet}`,
  scenarios: '시나리오',
  minutes: (count: number) => `시뮬레이션 시간 ${count}분`,
  start: '시작하기',
  continueRun: (clock: string) => `${clock}부터 이어 하기`,
  ownTitle: '내 파일 열기',
  ownLead:
    'AWS에서 쓰던 파이프라인, buildspec, appspec 파일을 놓으면 그대로 실행해 볼 수 있어요. 파일은 브라우저 밖으로 나가지 않아요.',
  ownOpen: '파일 열기',
  kept: '보관함: 하던 실행, 복원 지점, 파일로 저장하고 열기',
  loadFailed: '시나리오 목록을 불러오지 못했어요.',
};
