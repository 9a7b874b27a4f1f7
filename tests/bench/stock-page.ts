/**
 * What Visor is measured beside: a page that does with stock coco-ssd and face-landmarks-detection what their READMEs
 * show, one after the other on the page's own thread.
 */
import { BACKENDS } from '#bridge/protocol.ts';
import { loadStock } from '../harness/stock.ts';
import { loadStockFaces } from '../harness/stock-faces.ts';

declare global {
  interface Window {
    /** ms from the start of the navigation to the first person with a name on the page. */
    firstLabel: number | undefined;
    /** ms from the start of the navigation to a start key that can be pressed. */
    startKey: number | undefined;
  }
}

const asked = new URLSearchParams(location.search).get('backend');
const backend = BACKENDS.find((one) => one === asked) ?? 'wasm';

const video = document.querySelector('video');
const line = document.querySelector('p');
if (!video || !line) throw new Error('the page has lost its video');
video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));

const detector = await loadStock(backend);
const faces = await loadStockFaces();

const frame = async (): Promise<void> => {
  const people = (await detector.detect(video)).filter((one) => one.class === 'person');
  await faces.estimateFaces(video);
  line.textContent = people.map((one) => `${one.class} ${one.score.toFixed(2)}`).join(', ');
  if (people.length > 0) window.firstLabel ??= performance.now();
  requestAnimationFrame(() => void frame());
};
await frame();
