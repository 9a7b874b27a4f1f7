import type { Request, Results } from '#bridge/protocol.ts';
import type { Box } from '#core/box.ts';
import { partsToLookAt, WHOLE } from '#core/detection/closer-look.ts';
import type { Pipeline } from '#vision/look/pipeline.ts';
import { findIn, type Finder } from '#vision/look/find.ts';

/** People of one photo before tracking, those who only show a face too where it is looked at closer; for evaluation. Closes the frame. */
export async function detect(
  { pipeline, ...finder }: Finder & { readonly pipeline: Pick<Pipeline, 'faces' | 'shown'> },
  { frame, minScore, closer }: Extract<Request, { type: 'detect' }>,
): Promise<Results['detect']> {
  try {
    const parts = closer ? photoParts(frame.width / frame.height) : [WHOLE];
    const found = await findIn(finder, frame, parts, minScore);
    const people = found.filter(({ kind }) => kind === 'person');
    const { landmarker } = pipeline.faces;
    const seen =
      closer && landmarker
        ? await pipeline.shown.among(people, frame, landmarker, { time: 0, everything: true, known: [] })
        : people;
    return seen.map(({ box, score }) => ({ box, score }));
  } finally {
    frame.close();
  }
}

/** Where a photo is looked at. */
function photoParts(aspect: number): Box[] {
  return partsToLookAt({ people: [], aspect, sinceWhole: Infinity, looks: 0, still: true, budget: 1 });
}
