export const embed: typeof import('../en/embed').embed = {
  open: 'Baepo에서 열기',
  openHint: '이 순간을 새 탭에서 열어요',
  blockedTitle: 'Baepo에서 열기',
  blockedBody: '이 창을 담은 페이지가 새 탭을 막고 있어요. 주소를 복사해서 직접 열어 보세요.',
  address: '이 순간의 주소',
  plan: (instances: string, atOnce: string | null) =>
    atOnce === null ? `인스턴스 ${instances}대` : `인스턴스 ${instances}대, 한 번에 ${atOnce}대씩`,
  problemsTitle: '이 창의 주소에 알아볼 수 없는 부분이 있어요',
  problem: {
    unknown: (name: string) => `‘${name}’ 설정은 없어요.`,
    repeated: (name: string, value: string) => `‘${name}’ 설정이 여러 번 있어서 ‘${value}’ 값은 쓰지 않았어요.`,
    bad: (name: string, value: string) => `${name}에는 ‘${value}’ 값을 쓸 수 없어요.`,
    noSuchScenario: (value: string, shown: string) => `‘${value}’ 시나리오가 없어서 ‘${shown}’ 시나리오를 보여 드려요.`,
    pastEnd: (value: string, end: string) => `t=${value} 시각은 실행이 끝난 뒤라서 마지막인 ${end}에서 열었어요.`,
    more: (count: number) => `그 밖에 ${count}개가 더 있어요.`,
  },
  dismiss: '이 안내 숨기기',
};
