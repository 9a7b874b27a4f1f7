import { describe, expect, test } from 'vitest';
import { askHead } from '#core/head/ask-head.ts';
import { calibrate } from '#core/head/calibrate.ts';
import { agreementOf, distil } from '#core/head/distillation/distil.ts';
import { HeadCodeError, pack, unpack } from '#core/head/distillation/pack-head.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { rng } from '#core/rng.ts';
import { people } from '../people.ts';

const OPTIONS = { ...DEFAULT_OPTIONS, embeddingVersion: 'test' };

describe.each([2, 4, 8])('a head of %d classes in a code', (classes) => {
  const samples = people(classes, classes, 6, 3);
  const large = calibrate(samples, trainHead(samples, OPTIONS));
  const { head: small, agreement, right } = distil(large, samples, 5);
  const others = people(classes, classes, 6, 40);
  const bytes = pack({ ...small, classNames: small.classKeys.map((_, i) => (i ? `神秘来客 ${i}` : null)) });

  test('fits what a phone reads', () => {
    expect(bytes.length).toBeLessThan(1200);
  });

  test('says what the large one says about most people', () => {
    expect(agreementOf(small, large, others)).toBeGreaterThan(0.85);
  });

  test('tells what it costs on people that neither had met', () => {
    expect(right!.small).toBeGreaterThan(right!.large - 0.1);
    expect(agreement).toBeGreaterThan(0);
    expect(agreement).toBeLessThanOrEqual(1);
  });

  test('gives equal labels after the round trip', () => {
    expect(agreementOf(unpack(bytes), small, others)).toBe(1);
    expect(pack(unpack(bytes))).toEqual(pack({ ...small, classNames: unpack(bytes).classNames }));
  });

  test('keeps names, in any script', () => {
    expect(unpack(bytes).classNames[1]).toBe('神秘来客 1');
    expect(unpack(bytes).classNames[0]).toBeNull();
    expect(unpack(bytes).classKeys).toEqual(large.classKeys);
  });

  test('works for somebody who turned away', () => {
    const { probabilities } = askHead(unpack(bytes), { ...samples[0]!.embedding, face: null });
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test('knows strangers from afar', () => {
    const strangers = people(99, 1, 10, 2);
    for (const { embedding } of strangers) expect(askHead(unpack(bytes), embedding).key).toBe('unknown');
  });
});

test('a head of a single picture goes into a code, too, and nobody claims to know what that costs', () => {
  const [only] = people(4, 1, 1, 1);
  const { head, agreement, right } = distil(trainHead([only!], OPTIONS), [only!], 5);
  expect(askHead(unpack(pack(head)), only!.embedding).key).toBe('class-0');
  expect([agreement, right]).toEqual([null, null]);
});

test('nothing taught is nothing to pack', () => {
  expect(() => distil(trainHead([], OPTIONS), [], 5)).toThrow(RangeError);
});

describe('a code that is not as it should be', () => {
  const samples = people(1, 2, 3, 2);
  const bytes = pack(distil(trainHead(samples, OPTIONS), samples, 5).head);
  const reasonOf = (code: Uint8Array) => {
    try {
      unpack(code);
      return null;
    } catch (error) {
      return error instanceof HeadCodeError ? error.reason : 'untyped';
    }
  };

  test('is refused after any change of one byte', () => {
    const random = rng(2);
    for (let round = 0; round < 500; round++) {
      const changed = bytes.slice();
      const at = Math.floor(random() * changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      expect(['foreign', 'damaged', 'other-version']).toContain(reasonOf(changed));
    }
  });

  test('is refused when it is cut short, foreign or of another version', () => {
    for (let length = 0; length < bytes.length; length += 7) expect(reasonOf(bytes.slice(0, length))).not.toBeNull();
    expect(reasonOf(new TextEncoder().encode('https://example.org/'))).toBe('foreign');
    const newer = bytes.slice();
    newer[3] = 3;
    expect(reasonOf(newer)).toBe('other-version');
  });
});

test('names come out as a dataset may hold them, whatever the code says; a class without a key is damaged', () => {
  const [one, other] = people(2, 2, 1, 1);
  const { head } = distil(trainHead([one!, other!], OPTIONS), [one!, other!], 5);
  const named = (classNames: (string | null)[]) => unpack(pack({ ...head, classNames })).classNames;
  expect(named(['', ' \u200b'])).toEqual([null, null]);
  expect(named(['a'.repeat(60), 'Crew'])).toEqual(['a'.repeat(40), 'Crew']);
  const keyless = pack({ ...head, classKeys: ['', 'class-1'] });
  expect(() => unpack(keyless)).toThrow(new HeadCodeError('damaged'));
});
