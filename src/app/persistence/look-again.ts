import type { VisionClient } from '#bridge/vision-client.ts';
import type { Sample } from '#core/dataset/dataset.ts';

/** A kept picture shows one person and nothing else. */
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
/** Pictures that are asked about at once: a look at the camera can come in between. */
const AT_ONCE = 16;

/**
 * Looks at the pictures of samples again, with the embedding and the faces of this version. Samples without a picture
 * that can be read are left out. What was behind the people is on no picture: it stays unknown. Throws where the
 * recognition stopped.
 */
export function lookAgain(client: Pick<VisionClient, 'explain'>) {
  return async (samples: readonly Sample[]): Promise<readonly Sample[]> => {
    const renewed: Sample[] = [];
    for (let from = 0; from < samples.length; from += AT_ONCE) {
      const some: { sample: Sample; picture: ImageBitmap }[] = [];
      for (const sample of samples.slice(from, from + AT_ONCE)) {
        const picture = await createImageBitmap(new Blob([sample.picture])).catch(() => null);
        if (picture) some.push({ sample, picture });
      }
      const pictures = some.map(({ picture }) => ({ picture, box: WHOLE }));
      const seen = await client.explain<'describe'>({ type: 'describe', pictures, behind: false, faces: true });
      for (const [index, { sample }] of some.entries()) {
        const embedding = seen?.[index]?.embedding;
        if (embedding) renewed.push({ ...sample, embedding, background: null });
      }
    }
    return renewed;
  };
}
