import { isSameName } from '#core/dataset/class-name.ts';
import type { ClassLook } from '#hud/text.ts';

/** What another class is called that has this name already; capitals make no difference. null: none has. */
export function namesake(looks: Iterable<ClassLook>, name: string, ownKey: string | null = null): string | null {
  for (const { key, word } of looks) if (key !== ownKey && isSameName(word, name)) return word;
  return null;
}
