import type { ExplainRequest } from '#bridge/explain-protocol.ts';
import type { TeachRequest } from '#bridge/teach-protocol.ts';
import type { Head } from '#core/head/head.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import type { Job } from '#vision/job.ts';
import type { PersonLooks } from '#vision/look/person-looks.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import { explainPerson } from './explain-person.ts';

/** What can be explained: who is followed, and what the head that speaks would say. */
export interface OcclusionWorld {
  readonly embedder: Embedder;
  readonly looks: PersonLooks;
  /** The head that speaks now. */
  readonly head: () => Head | null;
}

/** Why the head says what it says of one followed person; null where nobody can tell, or it was cancelled. */
export async function occlusion(
  { embedder, looks, head }: OcclusionWorld,
  { track }: Extract<TeachRequest, { type: 'occlusion' }>,
  { signal, tell }: Job<number>,
): Promise<OcclusionExplanation | null> {
  let explaining: Promise<OcclusionExplanation | null> = Promise.resolve(null);
  await looks.follow(
    track,
    (person) => {
      // The picture is copied before the look ends; the answer may take longer than the look.
      const speaking = head();
      if (speaking && speaking.classKeys.length > 0) {
        explaining = explainPerson(embedder, speaking, person, tell, signal);
      }
      return Promise.resolve(true);
    },
    signal,
  );
  return explaining;
}

/** Why a head says what it says of the one person in a picture; null where it was cancelled or knows no class. Closes it. */
export async function occlusionOf(
  embedder: Embedder,
  { picture, box, head }: Extract<ExplainRequest, { type: 'occlusionOf' }>,
  { signal, tell }: Job<number>,
): Promise<OcclusionExplanation | null> {
  try {
    if (head.classKeys.length === 0) return null;
    return await explainPerson(embedder, head, { frame: picture, box, mesh: null, time: 0 }, tell, signal);
  } finally {
    picture.close();
  }
}
