import { centre, type Box } from '#core/box.ts';

/** The middle of the picture, in shares of its width; how much of its height a person there fills at least. */
const MIDDLE = { from: 0.25, to: 0.75 };
const NEAR = 0.3;

/** Whether somebody stands where visitors are asked to: who passes at the side or far behind is no visitor. */
export function standsHere(box: Box): boolean {
  const { x } = centre(box);
  return x >= MIDDLE.from && x <= MIDDLE.to && box.height >= NEAR;
}
