import type { CaptureEnd, TeachProgress, TeachRequest } from '#bridge/teach-protocol.ts';
import type { Job } from '#vision/job.ts';
import type { PersonLooks } from '#vision/look/person-looks.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import { takeSample } from './take-sample.ts';

/** Takes pictures of one person, one a look at most, and tells each. */
export async function capture(
  { embedder, looks }: { readonly embedder: Embedder; readonly looks: PersonLooks },
  { track, most, every }: Extract<TeachRequest, { type: 'capture' }>,
  { signal, tell }: Job<TeachProgress['capture']>,
): Promise<CaptureEnd> {
  let taken = 0;
  let takenAt = -Infinity;
  const end = await looks.follow(
    track,
    async (person) => {
      if (person.time - takenAt < every) return false;
      takenAt = person.time;
      tell(await takeSample(embedder, person));
      taken += 1;
      return taken >= most;
    },
    signal,
  );
  return end === 'enough' ? 'full' : end === 'gone' ? 'gone' : 'released';
}
