import type { App } from '#app/app.svelte.ts';
import type { Failure } from '#core/failure.ts';
import type { Messages } from '#i18n/index.ts';

/** What is wrong and what to do about it, in words. */
export interface FailureWords {
  readonly title: string;
  readonly todo: string;
}

/** Where something is changed differs by device, and for an app on the home screen there is no address bar. */
type Place = 'ios' | 'android' | 'app' | 'iosApp';

/** The words of a failure for this device. */
export function failureWords(
  words: Messages,
  failure: Failure,
  { ios, standalone, platform }: Pick<App['install'], 'ios' | 'standalone' | 'platform'>,
): FailureWords {
  const text: FailureWords & Partial<Record<Place, string>> = words.failures[failure];
  const places: readonly (Place | false)[] = [
    ios && standalone && 'iosApp',
    ios && 'ios',
    !ios && standalone && 'app',
    platform === 'android' && 'android',
  ];
  const place = places.find((one): one is Place => one !== false && text[one] !== undefined);
  return { title: text.title, todo: (place && text[place]) || text.todo };
}
