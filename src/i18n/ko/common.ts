export const common: typeof import('../en/common').common = {
  appName: '배포',
  languageName: '한국어',
};
