import type { VisionClient } from '#bridge/vision-client.ts';
import { area } from '#core/box.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import type { Person } from '#core/scene.ts';

/** What the app takes of the largest person in a photo; null where it finds nobody. */
export async function takePerson(client: VisionClient, picture: ImageBitmap): Promise<UnlabelledSample | null> {
  await client.reset();
  const look = async () =>
    client.look(await createImageBitmap(picture), { time: performance.now(), still: true, turn: null });
  const people = (await look())?.people ?? [];
  const person = people.reduce<Person | null>(
    (best, one) => (!best || area(one.box) > area(best.box) ? one : best),
    null,
  );
  if (!person) return null;
  const taken: UnlabelledSample[] = [];
  const capture = client.teach<'capture'>(
    { type: 'capture', track: person.track, most: 1, every: 0 },
    { onProgress: (unlabelled) => taken.push(unlabelled) },
  );
  await look();
  await capture;
  return taken[0] ?? null;
}
