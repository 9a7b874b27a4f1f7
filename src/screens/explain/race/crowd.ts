import type { App } from '#app/app.svelte.ts';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { Sample } from '#core/dataset/dataset.ts';
import { pauses } from '#core/pauses.ts';
import { crowdOf } from '#core/race/tasks.ts';
import type { Features } from '#core/person/rules.ts';
import { describeFigures } from '#screens/explain/figures/describe-figures.ts';
import { Measurer } from './measure.ts';

/** Always the same people: they are described once, and then stand in every task and every draw. */
export const CROWD = crowdOf(1);
/** Figures that are kept at once, so that a stop loses little. */
const AT_ONCE = 12;

let measured: Features[] = [];
const described = new WeakMap<object, Embedding[]>();
const ofSamples = new WeakMap<Uint8Array, Features>();
const NOTHING: Features = { top: null, topColour: null, carried: {}, height: 0, mouthCovered: null };

/** What rules can know of the crowd, in its order; measured once. */
export async function crowdFeatures(): Promise<readonly Features[]> {
  if (measured.length === CROWD.length) return measured;
  const measurer = new Measurer();
  const features: Features[] = [];
  const pause = pauses();
  for (const { figure } of CROWD) {
    features.push(measurer.figure(figure));
    await pause();
  }
  return (measured = features);
}

/** The crowd as the recognition sees it. `tell`: how many are done. Whoever is done stays done after a stop. */
export async function crowdEmbeddings(
  app: App,
  tell: (count: number) => void,
  signal: AbortSignal,
): Promise<readonly Embedding[]> {
  const done = described.get(app) ?? [];
  described.set(app, done);
  while (done.length < CROWD.length) {
    tell(done.length);
    const figures = CROWD.slice(done.length, done.length + AT_ONCE).map(({ figure }) => figure);
    const before = done.length;
    const made = await describeFigures(
      app,
      figures,
      (share) => tell(before + Math.round(share * figures.length)),
      signal,
      false,
    );
    // Somebody else may have asked for the same ones meanwhile.
    if (done.length === before) done.push(...made.map(({ embedding }) => embedding));
  }
  return done;
}

/** What rules can know of taught samples: the colours of their small pictures; nothing where there is none. */
export async function sampleFeatures(samples: readonly Pick<Sample, 'picture'>[]): Promise<readonly Features[]> {
  const measurer = new Measurer();
  const features: Features[] = [];
  for (const { picture } of samples) {
    const known = ofSamples.get(picture);
    // A picture that cannot be read tells nothing.
    const own = known ?? (picture.length > 0 ? await measurer.picture(picture).catch(() => NOTHING) : NOTHING);
    ofSamples.set(picture, own);
    features.push(own);
  }
  return features;
}
