import type { SettingsStore } from '#storage/settings.ts';

/** `unasked`: nobody chose yet, so nothing is kept. */
export type Consent = 'unasked' | 'keep' | 'memory';

/** Whether what is taught is kept on this phone: what somebody chose, in this window or in another. */
export class ConsentChoice {
  current: Consent = $state('unasked');
  readonly #settings: Pick<SettingsStore, 'current' | 'update' | 'refresh'>;

  constructor(settings: Pick<SettingsStore, 'current' | 'update' | 'refresh'>) {
    this.#settings = settings;
    this.current = settings.current.keep;
  }

  choose(consent: Consent): void {
    this.current = consent;
    this.#settings.update({ keep: consent });
  }

  /** Another window chose "keep" last, or this one did: what was just written may stay. */
  get stillKeeps(): boolean {
    return this.#settings.refresh().keep === 'keep';
  }
}
