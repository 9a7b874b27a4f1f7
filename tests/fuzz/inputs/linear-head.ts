import type { LinearHead } from '#core/head/head.ts';
import { unpack, pack } from '#core/head/distillation/pack-head.ts';
import { rng } from '#core/rng.ts';
import { SIZE } from './import-world.ts';

/** A head as it comes by code, of numbers that mean nothing. */
export function linearHead(seed: number, classes = 3): LinearHead {
  const random = rng(seed);
  const numbers = (length: number) => Float64Array.from({ length }, () => Math.fround(random() * 2 - 1));
  const projected = 96;
  const head: LinearHead = {
    ...{ kind: 'linear', embeddingVersion: SIZE.version, bodyLength: SIZE.body, faceLength: SIZE.face },
    ...{ projectionSeed: 7, projected, faceScale: 0.5, temperature: 1.5, lean: 0.25, threshold: 0.75 },
    classKeys: ['friend', 'guest', 'class-3', 'class-4', 'class-5', 'class-6', 'class-7', 'class-8'].slice(0, classes),
    classNames: [null, '客人', 'Crew', null, 'é', '👩‍👩‍👧', 'a', 'b'].slice(0, classes),
    missingFace: numbers(classes),
    network: {
      layers: [
        {
          ...{ inputs: projected, outputs: classes, activation: 'linear' },
          weights: numbers(projected * classes),
          biases: numbers(classes),
        },
      ],
    },
    middle: numbers(projected),
    offsets: numbers(classes),
  };
  return unpack(pack(head));
}
