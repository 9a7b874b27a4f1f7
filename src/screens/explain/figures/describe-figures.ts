import type { App } from '#app/app.svelte.ts';
import { boxOf, FIGURE_ASPECT, type Figure } from '#core/figures/figure.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { paintFigure } from '#hud/lab/figure.ts';

/** Height of a figure's picture, px: the backbone sees 224. */
const FIGURE_HEIGHT = 320;
/** Pictures in one message: few enough that progress is seen and a stop is heard. */
const AT_ONCE = 4;

/** A figure's picture, handed over to whoever wants it. */
export function pictureOf(figure: Figure): ImageBitmap {
  const canvas = new OffscreenCanvas(Math.round(FIGURE_HEIGHT * FIGURE_ASPECT), FIGURE_HEIGHT);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  paintFigure(context, figure, FIGURE_HEIGHT);
  return canvas.transferToImageBitmap();
}

/**
 * What the recognition makes of drawn figures: the same embeddings as of people. `tell`: share 0..1 done.
 * `behind`: the backgrounds too, which take as long again.
 * Throws where the recognition is not ready or stops, and what `signal` says where it is aborted.
 */
export async function describeFigures(
  app: App,
  figures: readonly Figure[],
  tell: (share: number) => void = () => undefined,
  signal?: AbortSignal,
  behind = true,
): Promise<UnlabelledSample[]> {
  const unlabelled: UnlabelledSample[] = [];
  for (let from = 0; from < figures.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const pictures = figures.slice(from, from + AT_ONCE).map((one) => ({ picture: pictureOf(one), box: boxOf(one) }));
    const made = await app.lab.client.explain<'describe'>(
      { type: 'describe', pictures, behind },
      { transfer: pictures.map(({ picture }) => picture), ...(signal && { signal }) },
    );
    signal?.throwIfAborted();
    unlabelled.push(...(made ?? []));
    tell(unlabelled.length / figures.length);
  }
  return unlabelled;
}
