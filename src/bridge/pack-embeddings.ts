import type { Embedding } from '#core/embedding/embedding.ts';

/** Whatever carries embeddings to the worker. */
export interface WithEmbeddings {
  readonly embedding: Embedding;
  readonly background?: Embedding | null;
}

/** Samples whose vectors are windows on one buffer. */
export interface PackedSamples<S> {
  readonly samples: readonly S[];
  /** To be transferred: the worker then reads the vectors without copying them, which would keep a look waiting. */
  readonly buffer: ArrayBuffer;
}

/** A copy of all vectors in one buffer, and the samples with windows on it; the ones handed in stay as they are. */
export function packEmbeddings<S extends WithEmbeddings>(samples: readonly S[]): PackedSamples<S> {
  const vectors = samples.flatMap(({ embedding, background }) => [embedding, background].flatMap(vectorsOf));
  const buffer = new ArrayBuffer(4 * vectors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  const moved = (vector: Float32Array): Float32Array => {
    const own = new Float32Array(buffer, at, vector.length);
    own.set(vector);
    at += own.byteLength;
    return own;
  };
  const embeddingOf = ({ body, face }: Embedding): Embedding => ({ body: moved(body), face: face && moved(face) });
  return {
    samples: samples.map((sample) => ({
      ...sample,
      embedding: embeddingOf(sample.embedding),
      ...(sample.background && { background: embeddingOf(sample.background) }),
    })),
    buffer,
  };
}

/** A request with whatever samples it carries packed, and what is to be transferred with it. */
export function packRequest<R extends object>(request: R): { packed: R; transfer: ArrayBuffer[] } {
  const lists = Object.entries(request).filter((entry): entry is [string, WithEmbeddings[]] => carries(entry[1]));
  const packed = lists.map(([key, samples]) => ({ key, ...packEmbeddings(samples) }));
  return {
    packed: { ...request, ...Object.fromEntries(packed.map(({ key, samples }) => [key, samples])) },
    transfer: packed.map(({ buffer }) => buffer),
  };
}

function carries(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && 'embedding' in Object(value[0]);
}

function vectorsOf(embedding: Embedding | null | undefined): Float32Array[] {
  return embedding ? [embedding.body, ...(embedding.face ? [embedding.face] : [])] : [];
}
