import { drawPicture } from '#app/live/draw-picture.ts';
import type { App } from '#app/app.svelte.ts';

/** A photo with one person in it that comes with the app. */
const BUNDLED = 'demo/astronaut.webp';

/** The picture that is on the display now; without one, the bundled photo. */
export async function takePicture(source: App['live']['source']): Promise<{ picture: ImageBitmap; bundled: boolean }> {
  if (source) {
    const picture = await pictureOf(source).catch(() => null);
    if (picture) return { picture, bundled: false };
  }
  const response = await fetch(new URL(BUNDLED, document.baseURI));
  return { picture: await createImageBitmap(await response.blob()), bundled: true };
}

function pictureOf(source: NonNullable<App['live']['source']>): Promise<ImageBitmap> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: source.width, height: source.height });
  const context = canvas.getContext('2d');
  if (context) drawPicture(context, source, canvas);
  return createImageBitmap(canvas);
}
