import type { KeepTrouble } from '#storage/dataset/storage-error.ts';

/** Why what is kept could not be read; `crowded`: with what was taught meanwhile it would be more classes than there may be. */
export type ReadTrouble = KeepTrouble | 'crowded';

/** What is known of what this phone keeps. Only one of these is true at a time. */
export type KeepState =
  /** Nobody looked yet, or what was known is not to be counted on. */
  | { readonly phase: 'unread' }
  | { readonly phase: 'reading' }
  /** It was read: nothing is there. */
  | { readonly phase: 'nothing' }
  /** Everything there was read, and changes wait to be written or are on their way. */
  | { readonly phase: 'saving' }
  /** The phone holds exactly what the page holds. */
  | { readonly phase: 'kept' }
  /** Everything there was read; later changes could not be written, what was kept before is as it was. */
  | { readonly phase: 'unsaved'; readonly why: KeepTrouble }
  /** Another window keeps; this one only shows. */
  | { readonly phase: 'elsewhere' }
  /** Made with another version of the embedding: left alone. */
  | { readonly phase: 'foreign'; readonly version: string }
  /** Something may be there, and it could not be read: left alone. */
  | { readonly phase: 'unreadable'; readonly why: ReadTrouble }
  /** It was to be deleted, and the phone did not let it. */
  | { readonly phase: 'undeleted'; readonly why: KeepTrouble };

/** What happened. */
export type KeepEvent =
  | { readonly type: 'read' }
  | { readonly type: 'empty' }
  /** `whole`: the page holds exactly what was read. */
  | { readonly type: 'found'; readonly whole: boolean }
  | { readonly type: 'foreign'; readonly version: string }
  | { readonly type: 'unreadable'; readonly why: ReadTrouble }
  /** Nothing is to be kept for now, or what was known no longer holds. */
  | { readonly type: 'leave' }
  | { readonly type: 'changed' }
  | { readonly type: 'saved' }
  | { readonly type: 'failed'; readonly why: KeepTrouble }
  /** Another window has the lock. */
  | { readonly type: 'locked' }
  | { readonly type: 'deleted' }
  | { readonly type: 'undeleted'; readonly why: KeepTrouble };

/** Where nothing is known yet. */
export const UNREAD: KeepState = { phase: 'unread' };

/** Whether writing over what is kept loses nothing: everything there was read, or deleted. */
export function maySave({ phase }: KeepState): boolean {
  return phase === 'nothing' || phase === 'saving' || phase === 'kept' || phase === 'unsaved';
}

/** The state after an event; the very same where the event says nothing to it. */
export function nextKeepState(state: KeepState, event: KeepEvent): KeepState {
  const reading = state.phase === 'reading';
  switch (event.type) {
    case 'read':
      return maySave(state) || state.phase === 'undeleted' ? state : { phase: 'reading' };
    case 'empty':
      return reading ? { phase: 'nothing' } : state;
    case 'found':
      return reading ? { phase: event.whole ? 'kept' : 'saving' } : state;
    case 'foreign':
      return reading ? { phase: 'foreign', version: event.version } : state;
    case 'unreadable':
      return reading ? { phase: 'unreadable', why: event.why } : state;
    case 'leave':
      return state.phase === 'undeleted' ? state : UNREAD;
    case 'changed':
      return state.phase === 'nothing' || state.phase === 'kept' ? { phase: 'saving' } : state;
    case 'saved':
      return maySave(state) ? { phase: 'kept' } : state;
    case 'failed':
      return maySave(state) ? { phase: 'unsaved', why: event.why } : state;
    case 'locked':
      return state.phase === 'undeleted' ? state : { phase: 'elsewhere' };
    case 'deleted':
      return { phase: 'nothing' };
    case 'undeleted':
      return { phase: 'undeleted', why: event.why };
  }
}

/** What the owner has to be told, as a key of the words; null: nothing. */
export type KeepNotice = KeepTrouble | 'other-window' | 'other-embedding' | 'unread' | 'crowded' | 'undeleted';

/** See {@link KeepNotice}. */
export function noticeOf(state: KeepState): KeepNotice | null {
  switch (state.phase) {
    case 'unsaved':
      return state.why;
    case 'elsewhere':
      return 'other-window';
    case 'foreign':
      return 'other-embedding';
    case 'unreadable':
      return state.why === 'damaged' || state.why === 'crowded' || state.why === 'unavailable' ? state.why : 'unread';
    case 'undeleted':
      return 'undeleted';
    case 'unread':
    case 'reading':
    case 'nothing':
    case 'saving':
    case 'kept':
      return null;
  }
}
