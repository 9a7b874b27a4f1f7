import { firstLanguage, isChinese, languageOf, MESSAGES, type LanguageCode, type Messages } from '#i18n/index.ts';
import { pair } from '#i18n/pair.ts';
import { loadOpened, type WordSet } from '#i18n/word-set.ts';
import { LatestRun } from '#app/latest-run.ts';
import type { SettingsStore } from '#storage/settings.ts';

type Chinese = Exclude<LanguageCode, 'en'>;
type WordsOnly<T> = Pick<WordSet<T>, LanguageCode | 'has' | 'load'>;

/** The language on screen, and the second one where two stand side by side. */
export class Language {
  code: LanguageCode = $state('en');
  /** Two languages on tags and headings, for people who do not all read the same one. */
  paired: boolean = $state(false);
  /** A language whose words could not be had: the one before goes on. */
  missing: LanguageCode | null = $state(null);
  readonly words: Messages = $derived(MESSAGES[this.code]);
  /** What the language key leads to: English, or the Chinese that this visitor reads. */
  readonly other: LanguageCode = $derived.by(() => (isChinese(this.code) ? 'en' : this.#chinese));
  /** The words beside the first ones; null where one language stands alone. */
  readonly second: Messages | null = $derived(this.paired ? MESSAGES[this.other] : null);
  /** The words for headings: in two languages where two are shown ("样本 Samples"), else the same as {@link words}. */
  readonly titles: Messages = $derived(this.second ? pair(this.words, this.second) : this.words);
  /** All that is shown, the first one first. */
  readonly codes: readonly LanguageCode[] = $derived(this.paired ? [this.code, this.other] : [this.code]);
  #chinese: Chinese = $state('zh');
  readonly #settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly #choices = new LatestRun();

  /** `asked` comes from the address, `browser` from `navigator.language`. Words are there after {@link load}. */
  constructor(settings: Pick<SettingsStore, 'current' | 'update'>, asked: string | null, browser: string) {
    this.#settings = settings;
    const { language, chinese, paired } = settings.current;
    const own = languageOf(browser);
    this.code = firstLanguage(asked, language, browser);
    this.paired = paired;
    this.#chinese = isChinese(this.code) ? this.code : (chinese ?? (own && isChinese(own) ? own : 'zh'));
  }

  /** Fetches the words to begin with. Rejects where they cannot be had. */
  async load(): Promise<void> {
    await this.open(MESSAGES);
  }

  /** Fetches what else is said from now on, in the languages that are shown. Rejects where it cannot be had. */
  async open(...sets: readonly WordsOnly<unknown>[]): Promise<void> {
    // Another language may have been chosen meanwhile.
    for (;;) {
      const { codes } = this;
      await Promise.all(sets.map((set) => set.load(codes)));
      if (this.codes.every((code) => sets.every((set) => set.has(code)))) return;
    }
  }

  /** To the other language, and remembered. */
  toggle(): Promise<void> {
    return this.choose(this.other, this.paired);
  }

  /** Shows this language as soon as its words are here, with the other one beside it or alone; remembered. */
  async choose(code: LanguageCode, paired: boolean): Promise<void> {
    const signal = this.#choices.begin();
    const chinese = isChinese(code) ? code : this.#chinese;
    const codes: LanguageCode[] = paired ? [code, isChinese(code) ? 'en' : chinese] : [code];
    const missing = await loadOpened(codes).then(
      () => null,
      () => code,
    );
    if (signal.aborted) return;
    this.missing = missing;
    if (missing) return;
    this.#chinese = chinese;
    this.code = code;
    this.paired = paired;
    this.#settings.update({ language: code, chinese, paired });
  }

  /** The words of a lesson for its headings, as {@link titles} are those of the app. */
  titlesOf<T>(set: Readonly<Record<LanguageCode, T>>): T {
    return this.paired ? pair(set[this.code], set[this.other]) : set[this.code];
  }
}
