export const branches: typeof import('../en/branches').branches = {
  menu: '실행 메뉴',
  menuWith: (name, count) => `실행 메뉴: ${name}, 분기 ${count}개`,
  first: '첫 실행',
  fresh: '처음부터 다시',
  command: {
    'commit.push': (what) => `커밋 “${what}”`,
    'transition.disable': (stage) => `${stage} 전환 끄기`,
    'transition.enable': (stage) => `${stage} 전환 켜기`,
    'approval.approve': (action) => `${action} 승인`,
    'approval.reject': (action) => `${action} 거부`,
  },
  ownEdit: (path) => `${path} 수정`,
  deed: {
    startOver: '처음부터 시작하기',
    switch: '분기 바꾸기',
    rename: '분기 이름 바꾸기',
    remove: '분기 삭제',
    replace: '다른 실행 가져오기',
  },
  undoOf: (what) => `되돌리기: ${what}`,
  redoOf: (what) => `다시 하기: ${what}`,
  forked: (clock) => `${clock}에서 새 분기가 시작됐어요. 그 뒤로 실행했던 내용은 실행 메뉴에 다른 분기로 남아 있어요.`,
};
