import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figuresByGroup, type ListedPicture } from './by-group/group-figures.ts';
import { readLabels } from './by-group/read-labels.ts';
import { wilson } from './by-group/wilson.ts';
import { Unmeasurable } from './unmeasurable.ts';

describe("Wilson's interval", () => {
  // Reference values: Newcombe 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('of %i out of %i', (count, of, low, high) => {
    const share = wilson(count, of);
    expect(share.low).toBeCloseTo(low, 3);
    expect(share.high).toBeCloseTo(high, 3);
    expect(share.share).toBeCloseTo(count / of);
  });

  test('of nothing is no number', () => {
    expect(wilson(0, 0)).toMatchObject({ share: NaN, low: NaN, high: NaN });
  });
});

describe('figures by group', () => {
  const box = { x: 0.2, y: 0.2, width: 0.4, height: 0.6 };
  const aside = { ...box, x: 0.6 };
  const picture = (group: string, truth: ListedPicture['truth'], ...labels: string[]): ListedPicture => ({
    group,
    truth,
    listed: labels.map((label, index) => ({ box: index === 0 ? box : aside, label })),
  });

  test('people are found by boxes that overlap, each once; the rest of a picture that holds somebody is no false person', () => {
    const { groups, recallGap } = figuresByGroup([
      picture('a', [box], 'guest'),
      picture('a', [box], 'unknown', 'guest'),
      picture('a', [aside], 'guest'),
      picture('b', [box, box], 'guest'),
      picture('b', [], 'guest'),
      picture('b', []),
    ]);
    expect(groups['a']).toMatchObject({
      images: 3,
      recall: { count: 2, of: 3 },
      seen: { count: 3, of: 3 },
      unknown: { count: 1, of: 2 },
      falsePeople: 0,
    });
    expect(groups['b']).toMatchObject({
      images: 3,
      recall: { count: 1, of: 2 },
      seen: { count: 1, of: 1 },
      unknown: { count: 0, of: 1 },
      falsePeople: 1,
    });
    expect(recallGap).toBeCloseTo(2 / 3 - 1 / 2);
  });

  test('without boxes a picture holds one person, found where anybody is listed', () => {
    const { groups } = figuresByGroup([picture('a', null, 'guest', 'guest'), picture('a', null)]);
    expect(groups['a']).toMatchObject({ recall: { count: 1, of: 2 }, unknown: { count: 0, of: 1 }, falsePeople: 0 });
  });
});

describe('labels', () => {
  const file = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'labels-')), 'labels.csv');
    writeFileSync(path, text);
    return path;
  };

  test('are read in any order of columns, with quotes, blank lines, a byte order mark and Windows line ends', () => {
    expect(readLabels(file('\uFEFFgroup,note,file\r\nA,,1.jpg\r\n\r\n"B, ""old""",x,"a,b.jpg"\r\n'))).toEqual([
      { file: '1.jpg', group: 'A' },
      { file: 'a,b.jpg', group: 'B, "old"' },
    ]);
  });

  test.each(['', 'file,group\n', 'name,group\n1.jpg,A\n', 'file,group\n1.jpg\n', 'file,group\n,A\n'])(
    'that are none are refused with a sentence: %j',
    (text) => expect(() => readLabels(file(text))).toThrow(Unmeasurable),
  );
});
