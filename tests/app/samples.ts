import type { Sample } from '#core/dataset/dataset.ts';

/** A made-up sample; its numbers and picture follow from `seed`. */
export function sampleOf(seed: number, change: Partial<Sample> = {}): Sample {
  return {
    id: `s${seed}`,
    classKey: 'friend',
    person: `p${seed}`,
    burst: `b${seed}`,
    takenAt: seed,
    embedding: { body: Float32Array.from({ length: 4 }, (_, i) => seed + i / 3), face: null },
    background: null,
    picture: Uint8Array.of(0xff, 0xd8, seed),
    ...change,
  };
}
