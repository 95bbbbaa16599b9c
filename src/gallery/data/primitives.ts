import type { IconName } from '../../ui/primitives';

export const ICON_NAMES: readonly IconName[] = [
  ...(['play', 'pause', 'stepBack', 'stepForward', 'restart', 'markBack', 'markForward', 'close', 'menu'] as const),
  ...(['settings', 'globe', 'sun', 'moon', 'keyboard', 'upload', 'download', 'file', 'folder'] as const),
  ...(['chevronDown', 'chevronRight', 'undo', 'redo', 'check', 'plus', 'more', 'table'] as const),
];

export const THEMES = ['auto', 'light', 'dark'].map((value) => ({ value, label: value }));
export const SPEEDS = ['1', '2', '4', '16'].map((value) => ({ value, label: `${value}×` }));

export const TABS = [
  { id: 'chart', label: '상태도' },
  { id: 'log', label: '로그' },
  { id: 'trace', label: '추적' },
  { id: 'cost', label: '비용' },
];

export const PROBLEMS = [
  { where: 'buildspec.yml:3:5', message: '“comands” is not a key that CodeBuild knows. Did you mean “commands”?' },
  { where: 'appspec.yml', message: 'The file says nothing about where to install.' },
  { where: '', message: 'A pipeline definition is needed.' },
];
