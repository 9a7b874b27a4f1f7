import { expect, test } from 'vitest';
import type { PictureOfOne } from '#bridge/explain-protocol.ts';
import type { Head, HeadSample } from '#core/head/head.ts';
import { DEPTHS, type Depth } from '#core/microscope/depths.ts';
import { likeliest, pushesOf, strengthOf } from '#core/microscope/push.ts';
import { BOX, ablate, embedder, headOf, look, microscope, pool, samples } from './microscope-world.ts';

interface TopChannel {
  readonly depth: Depth;
  /** Push of the likeliest class by the depth's strongest channel, as shown, and by the same one in the mirror image. */
  readonly shown: number;
  readonly again: number;
}

/** Finds the channel that is shown as the strongest of each depth, and measures it in the mirror image. */
async function topChannels(
  { picture, box }: PictureOfOne,
  asked: Head,
  depths: readonly Depth[],
): Promise<TopChannel[]> {
  const scope = microscope();
  const seen = await look(scope, 1, { picture, box }, asked);
  const at = likeliest(seen.whole!);
  const tops = [];
  for (const { depth, shown } of seen.depths.filter((view) => depths.includes(view.depth))) {
    const measured = (await ablate(scope, 1, depth, shown)) ?? [];
    const all = measured.map((one) => ({ channel: one.channel, pushes: pushesOf(seen.whole!, one) }));
    tops.push({ depth, ...all.reduce((best, one) => (strengthOf(one.pushes) > strengthOf(best.pushes) ? one : best)) });
  }
  const mirror = { picture: await mirrored(picture), box: { ...box, x: 1 - box.x - box.width } };
  const other = await look(scope, 2, mirror, asked);
  const told: TopChannel[] = [];
  for (const { depth, channel, pushes } of tops) {
    const [without] = (await ablate(scope, 2, depth, [channel])) ?? [];
    told.push({ depth, shown: pushes[at]!, again: pushesOf(other.whole!, without!)[at]! });
  }
  return told;
}

/** In 90 of 100 crops or more the channel moves the score as shown, and not because all push one way. */
function expectSameWay(told: readonly TopChannel[], what: string): void {
  const same = told.filter(({ shown, again }) => Math.sign(shown) === Math.sign(again)).length;
  console.log(`microscope, ${what}: ${same} of ${told.length} strongest channels push as shown in the mirror image`);
  expect(same / told.length).toBeGreaterThanOrEqual(0.9);
  expect(told.some(({ shown }) => shown < 0) && told.some(({ shown }) => shown > 0)).toBe(true);
}

test('the strongest channel of each depth pushes as shown in mirror images of strangers', async () => {
  const told: TopChannel[] = [];
  for (const name of ['astronaut', 'fireman240a']) {
    const others = headOf(samples.filter(({ person, id }) => !person.startsWith(name) && !/-[03]$/.test(id)));
    for (const { picture } of pool.filter(
      (one) => one.name === name && one.wall === 1 + one.top && one.top % 2 === 0,
    )) {
      told.push(...(await topChannels({ picture, box: BOX }, others, DEPTHS)));
    }
  }
  expect(told).toHaveLength(2 * 2 * DEPTHS.length);
  expectSameWay(told, 'dressed people');
});

test('so it does on photos of masks that the head never saw', { timeout: 300_000 }, async ({ skip }) => {
  const whole = { x: 0, y: 0, width: 1, height: 1 };
  const taught: HeadSample[] = [];
  const told: TopChannel[] = [];
  for (const kind of ['with_mask', 'without_mask']) {
    for (let i = 0; i < 30; i++) {
      const picture = await photo(kind, i);
      if (!picture) return skip('the test data ../shared/data/masks is absent');
      const [embedding] = await embedder.embed([{ picture, box: whole, mesh: null }]);
      const id = `${kind}-${i}`;
      taught.push({ id, classKey: kind, person: id, burst: id, embedding: embedding! });
    }
  }
  const masks = headOf(taught);
  for (const kind of ['with_mask', 'without_mask']) {
    for (let i = 30; i < 40; i++) {
      const picture = await photo(kind, i);
      told.push(...(await topChannels({ picture: picture!, box: whole }, masks, ['parts', 'shapes'])));
    }
  }
  expect(told).toHaveLength(2 * 10 * 2);
  expectSameWay(told, 'photos');
});

/** A photo that `bring-photos.ts` laid out; null where there is none. */
async function photo(kind: string, index: number): Promise<ImageBitmap | null> {
  const response = await fetch(`/.cache/test-photos/masks/${kind}/${String(index).padStart(3, '0')}.jpg`);
  // Vite answers with a page where there is no such file.
  return response.headers.get('content-type')?.startsWith('image/') ? createImageBitmap(await response.blob()) : null;
}

async function mirrored(picture: ImageBitmap): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.scale(-1, 1);
  context?.drawImage(picture, -picture.width, 0);
  return createImageBitmap(canvas);
}
