import { EMBEDDING } from '#core/embedding.ts';
import { calibrate } from '#core/head/calibrate.ts';
import { DEFAULT_OPTIONS, trainHead } from '#core/head/train-head.ts';
import { FIRST_LESSONS, type Sample, type Specimen } from '#core/lessons/lessons.ts';
import { rng } from '#core/rng.ts';
import type { Person } from '#core/scene.ts';
import { writeProject } from '#storage/write-project.ts';
import { ours } from './ours.ts';

/** The cut-outs of the demo, and where their tops are, as shares of the cut-out. */
const PEOPLE = [
  { name: 'astronaut', top: [0.4, 1], height: 0.8 },
  { name: 'fireman200b', top: [0.12, 0.62], height: 0.86 },
  { name: 'fireman240a', top: [0.12, 0.62], height: 0.86 },
] as const;

/** Tops of both classes; null is the top as it is: orange of the astronaut, silver of the firefighters. */
const TOPS = {
  guest: ['#ff6a2a', '#ffb02e', '#d8402f', '#ff8f6b'],
  friend: ['#2f7bff', '#2fbfae', '#6a62ff', null],
} as const;

const WIDTH = 800;
const HEIGHT = 600;
const SEED = 20;

/**
 * The lessons and the head that come with the app: warm tops against cool ones, on the demo's own cut-outs. Every
 * person is in both classes and every background behind both, so that only the top tells. As base64 of a project file.
 */
export async function makeExample(): Promise<string> {
  const random = rng(SEED);
  const samples: Sample[] = [];
  for (const { name, top, height } of PEOPLE) {
    const cutOut = await createImageBitmap(await (await fetch(`/demo/${name}.webp`)).blob());
    const hues = TOPS.guest.map(() => random() * 360);
    for (const [classKey, colours] of Object.entries(TOPS)) {
      for (const [index, colour] of colours.entries()) {
        const person = dressed(cutOut, top, name === 'astronaut' && colour === null ? '#9fb4c4' : colour);
        const flip = index % 2 === 1;
        const picture = await placed(person, height, hues[index] ?? 0, 0.4 + 0.2 * random(), flip);
        const specimen = await taken(picture);
        if (!specimen) throw new Error(`nobody was found in ${classKey} ${name} ${index}`);
        const id = `example-${classKey}-${name}-${index + 1}`;
        samples.push({ ...specimen, id, classKey, person: `example-${name}`, burst: id, takenAt: 0 });
      }
    }
  }
  const options = { ...DEFAULT_OPTIONS, embeddingVersion: EMBEDDING.version };
  // Nobody has to have a face vector travel with the app.
  const faceless = samples.map((sample) => ({ ...sample, embedding: { ...sample.embedding, face: null } }));
  const head = calibrate(faceless, trainHead(faceless, options));
  const project = {
    embeddingVersion: EMBEDDING.version,
    lessons: { ...FIRST_LESSONS, samples: faceless },
    head,
    options: null,
  };
  return base64(writeProject(project, { includePictures: true }));
}

/** The cut-out with its top in another colour, folds and shadows kept. */
function dressed(cutOut: ImageBitmap, [from, to]: readonly [number, number], colour: string | null): OffscreenCanvas {
  const canvas = new OffscreenCanvas(cutOut.width, cutOut.height);
  const context = contextOf(canvas);
  context.drawImage(cutOut, 0, 0);
  if (!colour) return canvas;
  context.globalCompositeOperation = 'color';
  context.fillStyle = colour;
  context.fillRect(0, from * cutOut.height, cutOut.width, (to - from) * cutOut.height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(cutOut, 0, 0);
  return canvas;
}

/** The person before a wall and a floor of one hue. */
function placed(person: OffscreenCanvas, height: number, hue: number, x: number, flip: boolean): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = contextOf(canvas);
  const wall = context.createLinearGradient(0, 0, 0, HEIGHT);
  wall.addColorStop(0, `hsl(${hue} 18% 62%)`);
  wall.addColorStop(0.78, `hsl(${hue} 14% 74%)`);
  wall.addColorStop(0.79, `hsl(${hue} 12% 40%)`);
  wall.addColorStop(1, `hsl(${hue} 12% 30%)`);
  context.fillStyle = wall;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const [tall, wide] = [height * HEIGHT, (height * HEIGHT * person.width) / person.height];
  context.translate(x * WIDTH, 0);
  if (flip) context.scale(-1, 1);
  context.drawImage(person, -wide / 2, HEIGHT * 0.97 - tall, wide, tall);
  return createImageBitmap(canvas);
}

/** What the app takes of the largest person in a photo. */
async function taken(picture: ImageBitmap): Promise<Specimen | null> {
  await ours().reset();
  const look = async () =>
    ours().look(await createImageBitmap(picture), { time: performance.now(), still: true, turn: null });
  const people = (await look())?.people ?? [];
  const person = people.reduce<Person | null>((best, one) => (!best || size(one) > size(best) ? one : best), null);
  if (!person) return null;
  let specimen: Specimen | null = null;
  const capture = ours().teach<'capture'>(
    { type: 'capture', track: person.track, most: 1, every: 0 },
    { onProgress: (one) => void (specimen = one) },
  );
  await look();
  await capture;
  return specimen;
}

const size = ({ box }: Person) => box.width * box.height;

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  return context;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
