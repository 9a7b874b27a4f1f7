/** Longest name of a class, UTF-16 units. */
export const MAX_NAME = 40;

/** Cannot be seen, or turns the text around it: controls, halves of characters, zero widths, directions. Joiners of emoji stay. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name that somebody typed for a class; '' where nothing of it can be seen. */
export function typedName(text: string): string {
  const name = text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  return SEEN.test(name) ? name : '';
}

/** A name as a dataset may hold it, whoever made it: at most {@link MAX_NAME} long, never half a character; null where nothing of it can be seen. */
export function heldName(text: string | null): string | null {
  let name = '';
  for (const character of typedName(text ?? '')) {
    if (name.length + character.length > MAX_NAME) break;
    name += character;
  }
  return typedName(name) || null;
}

/** Whether two classes would be called the same: capitals and widths of letters make no difference. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
