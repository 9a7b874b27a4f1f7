/** What a switched-off channel does to the score of one class. */
export interface PushRow {
  readonly key: string;
  readonly word: string;
  readonly shape: string | null;
  readonly colour: string;
  /** Points of the score with the channel less without it. */
  readonly push: number;
  readonly said: string;
}
