/** Where each cut-out stands: centre, feet and height as shares of a frame of 640×480. */
const CAST = [
  { file: 'fireman200b', x: 0.16, bottom: 0.97, height: 0.75, mirrored: false },
  { file: 'fireman240a', x: 0.39, bottom: 0.99, height: 0.8, mirrored: false },
  { file: 'astronaut', x: 0.66, bottom: 1, height: 0.72, mirrored: false },
  { file: 'fireman200b', x: 0.89, bottom: 0.98, height: 0.8, mirrored: true },
] as const;

/** A frame with four people, or the first few of them, put together from the demo's cut-outs: the same everywhere and free to use. */
export async function fourPeople(count: number = CAST.length): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, canvas.height);
  sky.addColorStop(0, '#c9d3da');
  sky.addColorStop(1, '#8b8f86');
  context.fillStyle = sky;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const { file, x, bottom, height, mirrored } of CAST.slice(0, count)) {
    const picture = await createImageBitmap(await (await fetch(`/demo/${file}.webp`)).blob());
    const tall = height * canvas.height;
    const wide = (tall * picture.width) / picture.height;
    context.save();
    context.translate(x * canvas.width, bottom * canvas.height);
    context.scale(mirrored ? -1 : 1, 1);
    context.drawImage(picture, -wide / 2, -tall, wide, tall);
    context.restore();
    picture.close();
  }
  return canvas;
}
