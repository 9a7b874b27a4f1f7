import type { ExplainProgress, ExplainRequest, ExplainResults } from '#bridge/explain-protocol.ts';
import { raceOf } from '#core/race/race.ts';
import type { Job } from '#vision/job.ts';
import type { FaceSearch } from '#vision/look/face-search.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import type { Turns } from '#vision/turns.ts';
import { takeSample } from './take-sample.ts';

type Asked<T extends ExplainRequest['type']> = Extract<ExplainRequest, { type: T }>;

/** Embeds pictures of one person each, and what is behind them. Closes them. null where it was cancelled. */
export async function describe(
  { embedder, faces: search }: { readonly embedder: Embedder; readonly faces: FaceSearch },
  { pictures, behind = true, faces = false }: Asked<'describe'>,
  { signal, tell }: Job<ExplainProgress['describe']>,
): Promise<ExplainResults['describe']> {
  const unlabelled = [];
  try {
    for (const { picture, box } of pictures) {
      if (signal.aborted) return null;
      const mesh = faces ? await search.meshIn(picture, box) : null;
      unlabelled.push(await takeSample(embedder, { frame: picture, box, mesh, time: 0 }, behind));
      tell(unlabelled.length / pictures.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    for (const { picture } of pictures) picture.close();
  }
  return unlabelled;
}

/** Rules need no training: the head alone runs. null where it was cancelled. */
export function race(
  turns: Turns,
  { racers, draws, options }: Asked<'race'>,
  job: Job<ExplainProgress['race']>,
): Promise<ExplainResults['race']> {
  return turns.run(raceOf(racers, draws, options), job);
}
