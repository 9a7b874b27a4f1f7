import { openHarness } from '../harness/open-harness.ts';
import { groupOf } from './heads/draw.ts';
import { embedFolder, type Photo } from './heads/embed-folder.ts';
import { mean } from './heads/measures.ts';
import { readClasses, readStrangers } from './heads/read-classes.ts';
import { scoreShots, type Photos, type ShotScore } from './heads/score-shots.ts';
import { scoreFarStrangers, scoreLeftOut } from './heads/score-strangers.ts';
import { embeddingsIn, keepEmbeddings, type Embedded } from './heads/kept-embeddings.ts';
import type { EvaluateOptions } from './options.ts';
import { Unmeasurable } from './unmeasurable.ts';

/** Draws in which strangers are asked about: each trains a head and the peer's for every class left out. */
const STRANGER_DRAWS = 10;

/** Teaching from a few photos, ours beside Teachable Machine's network, and telling strangers from the taught. */
export async function evaluateHeads(options: EvaluateOptions): Promise<object> {
  const { crops, draws, seed } = options;
  const kept = embeddingsIn(options);
  const { names, photos, strangers, backend } = kept ?? (await embedAll(options));
  if (!kept) keepEmbeddings(options, { names, photos, strangers, backend });
  const shots: Record<string, ShotScore> = {};
  for (const count of [...options.shots].sort((a, b) => a - b)) {
    shots[count] = scoreShots(photos, count, draws, seed);
    console.log(`  ${count} shots: ${JSON.stringify({ ours: shots[count].ours, peer: shots[count].peer })}`);
  }
  const measured = Object.entries(shots).filter(([, score]) => score.ours);
  const [largest, last] = measured.at(-1) ?? [];
  if (!largest || !last) throw new Unmeasurable('The smallest class has no more photos than the fewest --shots.');
  const few = Math.min(draws, STRANGER_DRAWS);
  const leftOut = scoreLeftOut(photos, Number(largest), few, seed);
  const far = strangers && scoreFarStrangers(photos, strangers, Number(largest), few, seed);
  const all = photos.classes.flat();
  return {
    shots,
    unknown: { ...leftOut, strangers: far ?? { auroc: null, peerAuroc: null } },
    calibration: { ece: last.ece },
    trainMs: last.trainMs,
    embedMs: median(all.map(({ ms }) => ms)),
    largestShots: Number(largest),
    draws,
    crops,
    grouped: options.group,
    classes: Object.fromEntries(names.map((name, index) => [name, photos.classes[index]?.length ?? 0])),
    peopleFound: mean(all.map(({ found }) => (found ? 1 : 0))),
    facesFound: mean(all.map(({ face }) => (face ? 1 : 0))),
    backend,
  };
}

async function embedAll(options: EvaluateOptions): Promise<Embedded> {
  const { data, peer, strangers, group, crops, backend } = options;
  const folders = readClasses(data);
  const others = strangers === null ? null : readStrangers(strangers);
  const served = { ...(peer !== null && { '/peer/': peer }), ...(strangers !== null && { '/strangers/': strangers }) };
  const harness = await openHarness(data, served);
  try {
    const started = await harness.page.evaluate((name) => window.harness.startOurs(name), backend);
    const task = { backend: started.backend, withPeer: peer !== null };
    await harness.page
      .evaluate((one) => window.harness.startEmbedding(one.backend, one.withPeer), task)
      .catch((error: unknown) => {
        if (!String(error).includes('NOT_TEACHABLE_MACHINE')) throw error;
        throw new Unmeasurable(`${String(peer)} is not an image model exported by Teachable Machine.`);
      });
    const classes: Photo[][] = [];
    for (const folder of folders) classes.push(await embedFolder(harness.page, '/data/', folder, crops));
    const photos: Photos = {
      classes,
      groups: folders.map(({ files }) => files.map((file) => (group ? groupOf(file) : file))),
    };
    return {
      names: folders.map(({ name }) => name),
      photos,
      strangers: others && (await embedFolder(harness.page, '/strangers/', others, crops)),
      backend: started.backend,
    };
  } finally {
    await harness.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
