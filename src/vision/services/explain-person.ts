import { askHead } from '#core/head/ask-head.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import { GRID, holds, importanceOf, regionsOf, windowsOf } from '#core/head/occlusion/occlusion.ts';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { Head } from '#core/head/head.ts';
import { clip, type Box } from '#core/box.ts';
import type { Embedder, Subject } from '#vision/models/embedder.ts';
import type { SeenPerson } from '#vision/look/person-looks.ts';
import { partOf } from '#vision/look/part-of-frame.ts';

/** Longest side of the copy in which patches are hidden, px: the networks see no more than 224. */
const SIDE = 320;
/** Hidden pictures in one run of the networks: a look can come in between. */
const AT_ONCE = 1;
/** The same person twice gives the same test. */
const SEED = 7;

/** How patches are hidden: the map by blurring them, the test that follows by a flat colour, so that it is a new question. */
type Veil = 'blur' | 'flat';

/**
 * What the head's answer about one person hangs on, by hiding patches in turn, and a test of that map.
 * The frame is copied before the first await. Null where it was cancelled.
 */
export async function explainPerson(
  embedder: Embedder,
  head: Head,
  { frame, box, mesh }: SeenPerson,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<OcclusionExplanation | null> {
  const seen = clip(box);
  const person = partOf(frame, seen, SIDE);
  const inside =
    mesh && mesh.map((value, i) => (i % 2 ? (value - seen.y) / seen.height : (value - seen.x) / seen.width));
  const face = inside && patchesUnder(inside);
  const whole: Subject = { picture: person, box: { x: 0, y: 0, width: 1, height: 1 }, mesh: inside };
  const [first] = await embedder.embed([whole]);
  if (!first) return null;
  const said = askHead(head, first);
  const at = said.probabilities.indexOf(Math.max(...said.probabilities));
  const classKey = head.classKeys[at];
  if (classKey === undefined) return null;

  /** The embedding with some patches hidden; a face that nothing hides keeps its vector, which is dear. */
  const hidden = async (sets: readonly (readonly number[])[], veil: Veil): Promise<Embedding[]> => {
    const touched = sets.map((patches) => face !== null && patches.some((patch) => face.has(patch)));
    const made = await embedder.embed(
      sets.map((patches, i) => ({
        ...whole,
        picture: veiled(person, patches, veil),
        mesh: touched[i] ? whole.mesh : null,
      })),
    );
    return made.map((embedding, i) => (touched[i] ? embedding : { ...embedding, face: first.face }));
  };

  const windows = windowsOf();
  const falls: number[] = [];
  for (let from = 0; from < windows.length; from += AT_ONCE) {
    if (signal.aborted) return null;
    for (const embedding of await hidden(windows.slice(from, from + AT_ONCE), 'blur')) {
      falls.push((said.logits[at] ?? 0) - (askHead(head, embedding).logits[at] ?? 0));
    }
    tell(Math.min(1, (from + AT_ONCE) / (windows.length + 2)));
    await new Promise((resolve) => setTimeout(resolve));
  }
  const importance = importanceOf(falls);
  const { important, elsewhere } = regionsOf(importance, SEED);
  const tested = await hidden([important, elsewhere], 'flat');
  const [withoutImportant = 0, withoutElsewhere = 0] = tested.map((one) => askHead(head, one).probabilities[at] ?? 0);
  const test = { whole: said.probabilities[at] ?? 0, withoutImportant, withoutElsewhere };
  return { classKey, box: seen, ...GRID, importance, important, elsewhere, ...test, holds: holds(test) };
}

/** A copy of the person with some patches of the grid hidden. */
function veiled(person: OffscreenCanvas, patches: readonly number[], veil: Veil): OffscreenCanvas {
  const { width, height } = person;
  const copy = new OffscreenCanvas(width, height);
  const context = copy.getContext('2d');
  if (!context) throw new Error('no 2D canvas in this worker');
  context.drawImage(person, 0, 0);
  // A few pixels pulled large are a blur, one pixel is the mean colour.
  const coarse = veil === 'flat' ? 1 : 4;
  const small = partOf(person, { x: 0, y: 0, width: 1, height: 1 }, coarse);
  context.beginPath();
  for (const patch of patches) {
    const { x, y, width: w, height: h } = placeOf(patch);
    context.rect(x * width, y * height, w * width, h * height);
  }
  context.clip();
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
  return copy;
}

/** Where a patch lies, in shares of the person. */
function placeOf(patch: number): Box {
  const [width, height] = [1 / GRID.columns, 1 / GRID.rows];
  return { x: (patch % GRID.columns) * width, y: Math.floor(patch / GRID.columns) * height, width, height };
}

/** The patches that points of the face lie in. */
function patchesUnder(mesh: Float32Array): Set<number> {
  const patches = new Set<number>();
  for (let i = 0; i < mesh.length; i += 2) {
    const column = Math.floor((mesh[i] ?? 0) * GRID.columns);
    const row = Math.floor((mesh[i + 1] ?? 0) * GRID.rows);
    if (column >= 0 && column < GRID.columns && row >= 0 && row < GRID.rows) patches.add(row * GRID.columns + column);
  }
  return patches;
}
