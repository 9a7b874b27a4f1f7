import type { Role } from '#core/bias/training-set.ts';
import { SHAPES } from '#hud/text.ts';
import { CLASS_COLOURS, UNKNOWN } from '#hud/theme.ts';

export interface RoleLook {
  /** null: dashed, nobody known. */
  readonly shape: string | null;
  readonly colour: string;
}

const LOOKS: Readonly<Record<Role, RoleLook>> = {
  staff: { shape: SHAPES[0], colour: CLASS_COLOURS[0] },
  guest: { shape: SHAPES[1], colour: CLASS_COLOURS[1] },
};

/** Colour and shape of a role, or of an answer that is none. */
export function roleLook(key: string): RoleLook {
  return key === 'staff' || key === 'guest' ? LOOKS[key] : { shape: null, colour: UNKNOWN };
}
