import { EMBEDDING } from '#core/embedding/embedding.ts';
import { openDemo } from '#camera/demo.ts';
import { FIRST_DATASET, type Sample, type UnlabelledSample } from '#core/dataset/dataset.ts';
import { rng } from '#core/rng.ts';
import { writeProject } from '#storage/project/write-project.ts';
import { CUT_OUTS, cutOutOf, dressed, onWall, placed } from './dressed-people.ts';
import { ours } from './ours.ts';
import { takePerson } from './take-person.ts';

/** The tinted top of each class. */
const TOPS = {
  guest: ['#ff6a2a'],
  friend: ['#2f7bff'],
} as const;

const SEED = 20;
/** Pictures of each class taken from the running demo, and until when in its loop, ms. */
const OF_DEMO = 6;
const DEMO_UNTIL = 60_000;

/**
 * The example that comes with the app: warm tops against cool ones, on the demo's own cut-outs. Every
 * person is in both classes and every background behind both, so that only the top tells. As base64 of a project file.
 */
export async function makeExample(): Promise<string> {
  const random = rng(SEED);
  const samples: Sample[] = [];
  for (const { name, top, height } of CUT_OUTS) {
    const cutOut = await cutOutOf(name);
    const hues = TOPS.guest.map(() => random() * 360);
    for (const [classKey, colours] of Object.entries(TOPS)) {
      for (const [index, colour] of colours.entries()) {
        const person = dressed(cutOut, top, colour);
        const flip = index % 2 === 1;
        const picture = await placed(person, height, onWall(hues[index] ?? 0), 0.4 + 0.2 * random(), flip);
        const unlabelled = await takePerson(ours(), picture);
        if (!unlabelled) throw new Error(`nobody was found in ${classKey} ${name} ${index}`);
        const id = `example-${classKey}-${name}-${index + 1}`;
        samples.push(sampleOf(unlabelled, id, classKey, `example-${name}`));
      }
    }
  }
  samples.push(...(await fromDemo()));
  const dataset = { ...FIRST_DATASET, samples };
  const project = { embeddingVersion: EMBEDDING.version, dataset, head: null, options: null };
  return base64(writeProject(project, { includePictures: true }));
}

/** People of the demo as it runs, near and far, in the class that the rule for warm tops gives them. */
async function fromDemo(): Promise<Sample[]> {
  const samples: Sample[] = [];
  let time = 0;
  const demo = await openDemo({ portrait: false, clock: () => time });
  await ours().setHead(null);
  for (time = 3000; time < DEMO_UNTIL; time += 2500) {
    // The frame after the next shows the new time.
    (await demo.next(960))?.bitmap.close();
    const frame = await demo.next(960);
    if (!frame) break;
    await ours().reset();
    const look = async () =>
      ours().look(await createImageBitmap(frame.bitmap), { time: performance.now(), still: true, turn: null });
    for (const { track, label, box } of (await look())?.people ?? []) {
      const taught = samples.filter(({ classKey }) => classKey === label?.key).length;
      if (!label || taught >= OF_DEMO || box.height < 0.25) continue;
      const taken: UnlabelledSample[] = [];
      const capture = ours().teach<'capture'>(
        { type: 'capture', track, most: 1, every: 0 },
        { onProgress: (unlabelled) => taken.push(unlabelled) },
      );
      await look();
      await capture;
      const id = `example-demo-${samples.length + 1}`;
      if (taken[0]) samples.push(sampleOf(taken[0], id, label.key, id));
    }
    frame.bitmap.close();
  }
  demo.close();
  return samples;
}

/** The head is trained where it is wanted, and nobody's face vector has to travel with the app. */
function sampleOf(unlabelled: UnlabelledSample, id: string, classKey: string, person: string): Sample {
  const embedding = { ...unlabelled.embedding, face: null };
  return { ...unlabelled, embedding, background: null, id, classKey, person, burst: id, takenAt: 0 };
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
