import { UNKNOWN } from '#core/head/head.ts';

/** Letters that every code and file carries as they are, at most as many as a code has room for. */
const KEY = /^[!-~][ -~]{0,59}$/;

/**
 * Whether a class may have this key, whoever made it: never the one that stands for strangers, nor a name that
 * objects have by themselves (`constructor`).
 */
export function isClassKey(key: string): boolean {
  return KEY.test(key) && key !== UNKNOWN && key !== 'prototype' && !(key in Object.prototype);
}
