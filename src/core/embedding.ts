/** What a person looks like, as numbers. */
export interface Embedding {
  readonly body: Float32Array;
  /** null where no face was found. */
  readonly face: Float32Array | null;
}
