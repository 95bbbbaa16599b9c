import type { Language } from './language';

/** Simulated time as `m:ss`, or `h:mm:ss` from an hour on. `at` in milliseconds. */
export function formatClock(at: number): string {
  const seconds = Math.max(0, Math.floor(at / 1_000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${pad(minutes)}:${pad(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** A duration in words: `4분 12초`, `4 min 12 s`. At most two units. */
export function formatDuration(durationMs: number, language: Language): string {
  const units = language === 'ko' ? (['시간', '분', '초'] as const) : ([' h', ' min', ' s'] as const);
  const total = Math.max(0, Math.round(durationMs / 1_000));
  const parts = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const words = parts
    .map((part, index) => (part === 0 ? '' : `${part}${units[index] ?? ''}`))
    .filter((word) => word !== '');
  return words.length === 0 ? `0${units[2]}` : words.slice(0, 2).join(' ');
}

/** Making a formatter costs a hundred times as much as using it. */
function numberFormats(maximumFractionDigits: number): Readonly<Record<Language, Intl.NumberFormat>> {
  return {
    ko: new Intl.NumberFormat('ko-KR', { maximumFractionDigits }),
    en: new Intl.NumberFormat('en-US', { maximumFractionDigits }),
  };
}

const WHOLE = numberFormats(0);
const TENTHS = numberFormats(1);

/** A number with thousands separators: whole, or with up to one digit behind the point. */
export function formatCount(value: number, language: Language, digits: 0 | 1 = 0): string {
  return (digits === 0 ? WHOLE : TENTHS)[language].format(value);
}

/** A share from 0 to 1 as percent; small ones keep one digit so that 0.4 % is not 0 %. */
export function formatPercent(share: number, language: Language): string {
  const percent = share * 100;
  const format = percent > 0 && percent < 10 ? TENTHS : WHOLE;
  return `${format[language].format(percent)}%`;
}

const WALL: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'medium', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }),
};

/** A day and time of the real world, where the person is. `at` in milliseconds since 1970. */
export function formatWallClock(at: number, language: Language): string {
  return WALL[language].format(at);
}
