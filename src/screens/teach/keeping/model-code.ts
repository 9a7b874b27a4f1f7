import { decodeQR } from 'qr/decode.js';
import { base45, fromBase45 } from '#core/head/distillation/base45.ts';
import { qrModules } from '#ui/qr-modules.ts';

/** Begins the text of every code, so that any reader sees whose it is. */
const MARK = 'VISOR:';

/** The dark and light modules of a code that carries these bytes; null where they are more than a code can hold. */
export function modulesOf(bytes: Uint8Array): readonly (readonly boolean[])[] | null {
  return qrModules(MARK + base45(bytes));
}

/** What is on a picture: bytes of a model, a code of somebody else's, or no code that can be read. */
export type Reading =
  { readonly kind: 'model'; readonly bytes: Uint8Array } | { readonly kind: 'foreign' } | { readonly kind: 'none' };

/** Looks for a code. `patience`: ms for further tries on a hard picture. */
export function readCode(picture: ImageData, patience: number): Reading {
  let text: string;
  try {
    text = decodeQR(picture, { timeLimit: patience });
  } catch {
    return { kind: 'none' };
  }
  const bytes = text.startsWith(MARK) ? fromBase45(text.slice(MARK.length)) : null;
  return bytes ? { kind: 'model', bytes } : { kind: 'foreign' };
}
