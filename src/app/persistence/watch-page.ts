import { SETTINGS_KEY } from '#storage/settings.ts';
import type { Keeper } from './keeper.svelte.ts';

/** How often the event's clock is looked at, ms. */
const TICK = 15_000;
/** Where windows tell each other who is forgotten. */
const CHANNEL = 'visor-forgotten';

type Watching = Pick<Keeper, 'touch' | 'tick' | 'hurry' | 'elsewhere' | 'forgotten' | 'atStake'>;

/** Tells the keeper what happens to the page: touched, hidden, shown again, left, and what other windows do. */
export function watchPage(
  environment: Window & typeof globalThis,
  keeper: Watching,
): { readonly tellForgotten: (person: string) => void } {
  const { document } = environment;
  for (const event of ['pointerdown', 'keydown']) {
    environment.addEventListener(event, () => keeper.touch(), { passive: true, capture: true });
  }
  environment.addEventListener('pagehide', () => void keeper.hurry());
  // A phone that slept shows the page before its timers run again.
  environment.addEventListener('pageshow', () => keeper.tick());
  document.addEventListener('visibilitychange', () => (document.hidden ? void keeper.hurry() : keeper.tick()));
  environment.addEventListener('beforeunload', (event) => {
    if (keeper.atStake) event.preventDefault();
  });
  environment.addEventListener('storage', ({ key }) => {
    if (key === SETTINGS_KEY) keeper.elsewhere();
  });
  environment.setInterval(() => keeper.tick(), TICK);
  const channel = 'BroadcastChannel' in environment ? new environment.BroadcastChannel(CHANNEL) : null;
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') keeper.forgotten(data);
  });
  return { tellForgotten: (person) => channel?.postMessage(person) };
}
