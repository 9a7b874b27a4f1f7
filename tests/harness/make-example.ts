import { EMBEDDING } from '#core/embedding.ts';
import { FIRST_LESSONS, type Sample } from '#core/lessons/lessons.ts';
import { rng } from '#core/rng.ts';
import { writeProject } from '#storage/write-project.ts';
import { CUT_OUTS, cutOutOf, dressed, onWall, placed } from './dressed-people.ts';
import { ours } from './ours.ts';
import { takePerson } from './take-person.ts';

/** Tops of both classes; null is the top as it is: orange of the astronaut, silver of the firefighters. */
const TOPS = {
  guest: ['#ff6a2a', '#e0a030'],
  friend: ['#2f7bff', null],
} as const;

const SEED = 20;

/**
 * The lessons that come with the app: warm tops against cool ones, on the demo's own cut-outs. Every
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
        const person = dressed(cutOut, top, name === 'astronaut' && colour === null ? '#9fb4c4' : colour);
        const flip = index % 2 === 1;
        const picture = await placed(person, height, onWall(hues[index] ?? 0), 0.4 + 0.2 * random(), flip);
        const specimen = await takePerson(ours(), picture);
        if (!specimen) throw new Error(`nobody was found in ${classKey} ${name} ${index}`);
        const id = `example-${classKey}-${name}-${index + 1}`;
        // The head is trained where it is wanted; nobody's face vector has to travel with the app.
        const embedding = { ...specimen.embedding, face: null };
        const sample = { ...specimen, embedding, background: null, id, classKey };
        samples.push({ ...sample, person: `example-${name}`, burst: id, takenAt: 0 });
      }
    }
  }
  const lessons = { ...FIRST_LESSONS, samples };
  const project = { embeddingVersion: EMBEDDING.version, lessons, head: null, options: null };
  return base64(writeProject(project, { includePictures: true }));
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
