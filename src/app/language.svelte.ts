import { firstLanguage, MESSAGES, type LanguageCode, type Messages } from '#i18n/index.ts';
import type { SettingsStore } from '#storage/settings.ts';

/** The language on screen. */
export class Language {
  code: LanguageCode = $state('en');
  readonly words: Messages = $derived(MESSAGES[this.code]);
  readonly #settings: Pick<SettingsStore, 'current' | 'update'>;

  /** `asked` comes from the address, `browser` from `navigator.language`. */
  constructor(settings: Pick<SettingsStore, 'current' | 'update'>, asked: string | null, browser: string) {
    this.#settings = settings;
    this.code = firstLanguage(asked, settings.current.language, browser);
  }

  /** To the other language, and remembered. */
  toggle(): void {
    this.code = this.code === 'zh' ? 'en' : 'zh';
    this.#settings.update({ language: this.code });
  }
}
