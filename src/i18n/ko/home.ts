export const home: typeof import('../en/home').home = {
  title: '지속적 배포, 직접 돌려 보며 배워요',
  lead: '커밋을 올리고, 그 변경이 Source와 Build를 지나 서버들에 배포되는 과정을 AWS의 규칙 그대로 지켜보세요. 시간을 멈추고, 되돌리고, 바꿔 보면 무엇이 달라지는지 알 수 있어요.',
  scenarios: '시나리오',
  minutes: (count: number) => `시뮬레이션 시간 ${count}분`,
  start: '시작하기',
  continueRun: (clock: string) => `${clock}부터 이어 하기`,
  ownTitle: '내 파일 열기',
  ownLead:
    'AWS에서 쓰던 파이프라인, buildspec, appspec 파일을 놓으면 그대로 실행해 볼 수 있어요. 파일은 브라우저 밖으로 나가지 않아요.',
  ownOpen: '파일 열기',
  loadFailed: '시나리오 목록을 불러오지 못했어요.',
};
