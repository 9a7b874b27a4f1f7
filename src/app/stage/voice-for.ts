/** Regions that read Traditional Chinese aloud, the likelier first. */
const TRADITIONAL = ['zh-tw', 'zh-hk', 'yue-hk', 'zh-mo'];
/** What mainland Chinese is called; a voice of another region comes after all of them. */
const SIMPLIFIED = ['zh-cn', 'zh-hans', 'zh-sg'];

/** Which voice says words of this language, given the browser's own: 'zh-Hant' sounds otherwise in Hong Kong than in Taiwan. */
export function spokenLanguage(words: string, browser: string): string {
  const home = tag(browser);
  return words === 'zh-Hant' && TRADITIONAL.includes(home) ? home : words;
}

/** The voice for a language: of its own region, else of one that reads the same script, else of the language at all. */
export function voiceFor<T extends { readonly lang: string }>(voices: readonly T[], wanted: string): T | null {
  const asked = tag(wanted);
  const traditional = asked === 'zh-hant' || TRADITIONAL.includes(asked);
  const chinese = traditional ? TRADITIONAL : SIMPLIFIED;
  const tags = primary(asked) === 'zh' || primary(asked) === 'yue' ? [asked, ...chinese] : [asked];
  for (const one of tags) {
    const voice = voices.find(({ lang }) => tag(lang) === one);
    if (voice) return voice;
  }
  return voices.find(({ lang }) => primary(tag(lang)) === (traditional ? 'zh' : primary(asked))) ?? null;
}

/** `zh_TW_#Hant` and `zh-Hant-TW` are `zh-tw`: language and region, else the first two parts. */
function tag(lang: string): string {
  const [language = '', ...parts] = lang.toLowerCase().split(/[-_]/);
  const region = parts.find((part) => /^[a-z]{2}$/.test(part)) ?? parts[0];
  return region ? `${language}-${region}` : language;
}

function primary(tagged: string): string {
  return tagged.split('-')[0] ?? '';
}
