/** One shipped model: a graph (`.json`) and its weights (one `.bin`). Paths are relative to `models/`. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex SHA-256 of the file. */
  readonly sha256: string;
}

export interface ModelEntry {
  readonly name: 'detector' | 'face-detector' | 'face-mesh' | 'face-embedding' | 'silhouette';
  readonly files: readonly ModelFile[];
  readonly licence: string;
  /** Where it comes from: npm package, version and the authors of the network. */
  readonly origin: string;
}

/** `models/manifest.json`, written by the build. */
export interface ModelManifest {
  /** Changes whenever any file changes; names the cache. */
  readonly version: string;
  readonly models: readonly ModelEntry[];
  /** The question asked of every backend and the answer it must give. */
  readonly knownAnswer: KnownAnswer;
}

/**
 * A small real picture and what the detector says of it, computed at build time by the untouched
 * stock graph in Node.
 */
export interface KnownAnswer {
  /** Raw RGB bytes, `size`×`size`, enlarged with nearest neighbour to the detector's input. */
  readonly picture: ModelFile;
  readonly size: number;
  /** The anchors with the best person scores, with that score and the decoded box. */
  readonly anchors: readonly {
    readonly index: number;
    readonly score: number;
    /** y1, x1, y2, x2 in 0..1, as the graph gives them. */
    readonly box: readonly [number, number, number, number];
  }[];
}
