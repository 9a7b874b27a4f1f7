/** The languages there are: Simplified Chinese, Traditional Chinese, English. */
export const LANGUAGES = ['zh', 'zh-Hant', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** What loads words; every language is a file of its own, fetched when it is asked for. */
interface Loads {
  /** Fetches the words of these languages; rejects where one cannot be had, and can then be asked again. */
  readonly load: (codes: readonly LanguageCode[]) => Promise<void>;
  readonly has: (code: LanguageCode) => boolean;
}

/** Words by language. Those of a language that was not loaded throw. */
export type WordSet<T> = Readonly<Record<LanguageCode, T>> & Loads;

/** All sets there are, and those that were asked for: a new language is fetched for all of the latter at once. */
const all = new Set<Loads>();
const opened = new Set<Loads>();

/** A set of words from one file for each language. */
export function wordSet<T>(sources: Readonly<Record<LanguageCode, () => Promise<T>>>): WordSet<T> {
  const here = new Map<LanguageCode, T>();
  const read = (code: LanguageCode): T => {
    const words = here.get(code);
    if (words === undefined) throw new Error(`The words of ${code} are not loaded.`);
    return words;
  };
  const set: WordSet<T> = {
    get zh() {
      return read('zh');
    },
    get 'zh-Hant'() {
      return read('zh-Hant');
    },
    get en() {
      return read('en');
    },
    has: (code) => here.has(code),
    load: async (codes) => {
      opened.add(set);
      const missing = codes.filter((code) => !here.has(code));
      await Promise.all(missing.map(async (code) => void here.set(code, await sources[code]())));
    },
  };
  all.add(set);
  return set;
}

/** Fetches these languages for every set that was asked for so far. */
export async function loadOpened(codes: readonly LanguageCode[]): Promise<void> {
  await Promise.all([...opened].map((set) => set.load(codes)));
}

/** Fetches every language of every set that is known: for tests and pictures, which show all of them. */
export async function loadEverything(): Promise<void> {
  await Promise.all([...all].map((set) => set.load(LANGUAGES)));
}
