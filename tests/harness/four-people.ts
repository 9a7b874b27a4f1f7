import { crowdPicture } from '#camera/crowd-picture.ts';

/** A frame with four people, or the first few of them, put together from the demo's cut-outs: the same everywhere and free to use. */
export function fourPeople(count?: number): Promise<HTMLCanvasElement> {
  return crowdPicture(count, '/');
}
