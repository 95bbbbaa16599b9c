/** What a word ends with when it is read aloud in Korean; ㄹ matters for 으로/로 alone. */
type Ending = 'vowel' | 'rieul' | 'consonant';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** Hangul syllables are ordered by their final consonant in rounds of 28, beginning with none; ㄹ is the eighth. */
const FINALS = 28;
const RIEUL = 8;

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const DIGITS: readonly Ending[] = [
  ...(['consonant', 'rieul', 'vowel', 'consonant', 'vowel'] as const),
  ...(['vowel', 'consonant', 'rieul', 'rieul', 'vowel'] as const),
];

/** Letters whose names end in a consonant: 엘, 엠, 엔, 알. All others end in a vowel. */
const LETTERS: Readonly<Record<string, Ending>> = { l: 'rieul', m: 'consonant', n: 'consonant', r: 'rieul' };

/** Up to this many capitals are read letter by letter, as in ALB; more are a word, as in BUILD. */
const MAX_ACRONYM = 3;

/**
 * Appends the particle that fits: `josa('v2', '으로/로')` gives `v2로`. The form after a consonant stands first in the pair.
 * Hangul goes by its final consonant and digits by their Korean names; Latin words go by their usual Korean spelling, which is
 * a good guess and no dictionary. Punctuation at the end is passed over.
 */
export function josa(word: string, pair: `${string}/${string}`): string {
  const [afterConsonant = '', afterVowel = ''] = pair.split('/');
  const ending = endingOf(word);
  const isVowelForm = ending === 'vowel' || (ending === 'rieul' && afterConsonant.startsWith('으로'));
  return word + (isVowelForm ? afterVowel : afterConsonant);
}

function endingOf(word: string): Ending {
  const spoken = word.replace(/[^0-9A-Za-z가-힣%]+$/, '');
  const last = spoken.slice(-1);
  const code = last.charCodeAt(0);
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const final = (code - FIRST_SYLLABLE) % FINALS;
    return final === 0 ? 'vowel' : final === RIEUL ? 'rieul' : 'consonant';
  }
  if (/\d/.test(last)) return DIGITS[Number(last)] ?? 'vowel';
  const latin = /[A-Za-z]+$/.exec(spoken)?.[0] ?? '';
  const isAcronym = latin.length <= MAX_ACRONYM && latin === latin.toUpperCase();
  return isAcronym ? (LETTERS[latin.slice(-1).toLowerCase()] ?? 'vowel') : endingOfLatin(latin.toLowerCase());
}

/** The end of an English word in Korean spelling: 커밋, 인스톨, 번들, 파이프라인, 스톱, 트래픽; but 스타트, 빌드, 소스, 서버. */
function endingOfLatin(word: string): Ending {
  if (/(l|le)$/.test(word)) return 'rieul';
  if (/(m|n|ng|[aeiou]ne|[aeiou]me)$/.test(word)) return 'consonant';
  // A short vowel before p, t, k, b or c closes the syllable; after a long vowel or another consonant it gets its own.
  if (/(^|[^aeiou])[aeiou](p|pp|t|tt|ck|b|c)$/.test(word)) return 'consonant';
  return 'vowel';
}
