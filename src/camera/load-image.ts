/** A picture at `url` as an image element whose size is known. Rejects where the browser cannot read it. */
export async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = 'async';
  image.src = url;
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('the browser cannot read this picture'));
  });
  return image;
}
