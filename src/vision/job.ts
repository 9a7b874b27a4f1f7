/** Who asked for something that takes time: how to tell them how far it is, and whether they still want it. */
export interface Job<P> {
  /** Ends it early; it still gets its one answer. */
  readonly signal: AbortSignal;
  readonly tell: (progress: P) => void;
  /** It is at work, with nothing to tell. */
  readonly alive: () => void;
}
