import { BACKENDS, type Backend } from '#bridge/protocol.ts';

export const SCREENS = ['live', 'teach', 'stage', 'about'] as const;
export type Screen = (typeof SCREENS)[number];

/** What the address asks for. Anything unknown counts as not asked. */
export interface Query {
  readonly source: 'camera' | 'demo' | 'none';
  readonly backend: Backend | 'auto';
  readonly screen: Screen;
  readonly lang: string | null;
}

/** Reads `location.search`. */
export function readQuery(search: string): Query {
  const query = new URLSearchParams(search);
  const source = query.get('source');
  const backend = query.get('backend');
  const screen = query.get('screen');
  return {
    source: source === 'camera' || source === 'demo' ? source : 'none',
    backend: BACKENDS.find((name) => name === backend) ?? 'auto',
    screen: SCREENS.find((name) => name === screen) ?? 'live',
    lang: query.get('lang'),
  };
}
