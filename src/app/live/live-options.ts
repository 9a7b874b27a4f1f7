import type { Gyroscope } from '#camera/gyroscope.ts';
import type { Rates } from './rates.svelte.ts';
import type { Recogniser } from './recogniser.svelte.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import type { Sources } from './source-request.ts';

/** What a live session works with. */
export interface LiveOptions {
  readonly sources: Sources;
  readonly client: Pick<VisionClient, 'look' | 'reset'>;
  readonly recogniser: Pick<Recogniser, 'state' | 'boot'>;
  readonly rates: Rates;
  readonly settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly gyroscope: Pick<Gyroscope, 'start' | 'stop' | 'take'> | null;
  /** The page's clock, ms. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly visible: () => boolean;
}
