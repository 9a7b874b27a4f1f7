import { BACKENDS, type Backend } from '#bridge/protocol.ts';
import { PACK_SHEETS, type PackSheet } from '#core/lesson-pack.ts';

export const SCREENS = ['live', 'teach', 'explain', 'stage', 'about'] as const;
export type Screen = (typeof SCREENS)[number];

/** The lessons of the lab, in the order in which they are told. */
export const LESSONS = ['neuron', 'xor', 'water', 'read', 'race', 'layers', 'speed', 'bias', 'today'] as const;
export type Lesson = (typeof LESSONS)[number];

/** What an address says to the page itself; everything else in it is for the lesson. */
const OWN = ['source', 'lang', 'backend', 'screen', 'lesson', 'pack'];

/** Whether this window shows the presenter's notes alone: no model is loaded for them. */
export function asksForNotes(search: string): boolean {
  return new URLSearchParams(search).has('notes');
}

/** What the address asks for. Anything unknown counts as not asked. */
export interface Query {
  readonly source: 'camera' | 'demo' | 'none';
  readonly backend: Backend | 'auto';
  readonly screen: Screen;
  readonly lang: string | null;
  /** The lesson to open in the lab; null: its contents. */
  readonly lesson: Lesson | null;
  /** The sheet of the lesson pack to open in the lab; null: none. */
  readonly pack: PackSheet | null;
  /** The state to open the lesson in, by the lesson's own names. */
  readonly settings: Readonly<Record<string, string>>;
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
    lesson: LESSONS.find((name) => name === query.get('lesson')) ?? null,
    pack: PACK_SHEETS.find((name) => name === query.get('pack')) ?? null,
    settings: Object.fromEntries([...query].filter(([name]) => !OWN.includes(name))),
  };
}
