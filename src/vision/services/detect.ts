import type { Request, Results } from '#bridge/protocol.ts';
import type { Box } from '#core/box.ts';
import { partsToLookAt, WHOLE } from '#core/detection/closer-look.ts';
import { findIn, type Finder } from '#vision/look/find.ts';

/** People of one photo before tracking; for evaluation. Closes the frame. */
export async function detect(
  finder: Finder,
  { frame, minScore, closer }: Extract<Request, { type: 'detect' }>,
): Promise<Results['detect']> {
  try {
    const parts = closer ? photoParts(frame.width / frame.height) : [WHOLE];
    const found = await findIn(finder, frame, parts, minScore);
    return found.filter(({ kind }) => kind === 'person').map(({ box, score }) => ({ box, score }));
  } finally {
    frame.close();
  }
}

/** Where a photo is looked at. */
function photoParts(aspect: number): Box[] {
  return partsToLookAt({ people: [], aspect, sinceWhole: Infinity, looks: 0, still: true, budget: 1 });
}
