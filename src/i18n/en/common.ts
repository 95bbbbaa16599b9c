export const common = {
  appName: 'Baepo',
  languageName: 'English',
};
