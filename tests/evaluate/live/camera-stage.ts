import type { BrowserContext } from 'playwright-core';
import { NAMES_FUNCTIONS } from '../../chromium.ts';

/** What the stand-in for a camera films, a picture of somebody or the bare wall, and who the page says is there. */
interface CameraStage {
  /** Puts a picture in front of the wall. Resolves once it is drawn. */
  show(url: string): Promise<void>;
  clear(): void;
  /** The row of the person nearest the picture's middle: that one is meant. */
  middle(): HTMLElement | null;
}

declare global {
  interface Window {
    stage: CameraStage;
  }
}

/**
 * In every page of this visitor the camera is a canvas of 640 × 480 at 30 pictures a second: a plain wall, and before it the
 * picture that {@link Window.stage} shows, whole, moving a little as somebody who stands still does.
 */
export async function stageAsCamera(context: BrowserContext): Promise<void> {
  // What runs this file gives functions their names by a helper that a page has not.
  await context.addInitScript(NAMES_FUNCTIONS);
  await context.addInitScript(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const brush = canvas.getContext('2d')!;
    let picture: ImageBitmap | null = null;
    let began = 0;
    const draw = () => {
      brush.fillStyle = '#a7a49d';
      brush.fillRect(0, 0, canvas.width, canvas.height);
      if (!picture) return;
      const seconds = (performance.now() - began) / 1000;
      const grown = 1 + 0.015 * Math.sin(1.3 * seconds);
      const scale = Math.min(600 / picture.width, 440 / picture.height) * grown;
      const [width, height] = [picture.width * scale, picture.height * scale];
      const x = (canvas.width - width) / 2 + 7 * Math.sin(1.9 * seconds);
      const y = (canvas.height - height) / 2 + 4 * Math.sin(2.3 * seconds);
      brush.drawImage(picture, x, y, width, height);
    };
    setInterval(draw, 1000 / 30);
    window.stage = {
      async show(url) {
        const next = await createImageBitmap(await (await fetch(url)).blob());
        picture?.close();
        picture = next;
        began = performance.now();
        draw();
      },
      clear() {
        picture?.close();
        picture = null;
      },
      middle() {
        const offCentre = ({ dataset }: HTMLElement) => {
          const [x = 0, y = 0, width = 0, height = 0] = (dataset.box ?? '').split(',').map(Number);
          return Math.hypot((x + width / 2 - 0.5) * (canvas.width / canvas.height), y + height / 2 - 0.5);
        };
        const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="targets"] > li')];
        return rows.sort((a, b) => offCentre(a) - offCentre(b))[0] ?? null;
      },
    };
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(30));
  });
}
