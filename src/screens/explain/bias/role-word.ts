import type { Messages } from '#i18n/index.ts';

/** The word for an answer of the lesson's head. */
export function roleWord(text: Messages['explain']['bias'], key: string): string {
  return key === 'staff' || key === 'guest' ? text.roles[key] : text.unknown;
}
