import type { LiveSession } from '#app/live/live.svelte.ts';
import type { Pixels } from '#core/pixels.ts';
import { greyOf } from '#core/sheet/grey.ts';
import { sheetReading, type SheetView } from '#core/sheet/read-sheet.ts';
import { pixelsOfPhoto, pixelsOfSource } from '#screens/picture-pixels.ts';
import { Runner } from './runner.svelte.ts';

/** A character on a sheet keeps more pixels than its strokes need. */
const PIXELS = { longest: 640 };
/** Between two looks at the camera, ms. */
const PAUSE = 300;

/** Looks for a sheet of paper in what the camera shows, or in a photo, in slices between the pictures of the display. */
export class SheetLook {
  /** The picture that was looked at last, and what is on it. */
  looked: { readonly pixels: Pixels; readonly view: SheetView } | null = $state.raw(null);
  /** What is looked at: the camera as it goes, its last picture, or a photo. */
  at: 'camera' | 'held' | 'photo' = $state('camera');
  /** The last photo could not be opened; what was looked at before goes on. */
  wrong = $state(false);
  readonly #runner: Runner;
  #work: { readonly pixels: Pixels; readonly reading: Generator<undefined, SheetView> } | null = null;

  /** `onlooked`: a picture was looked at to its end. */
  constructor(onlooked: (view: SheetView) => void = () => undefined) {
    this.#runner = new Runner(() => {
      if (!this.#work) return false;
      const { pixels, reading } = this.#work;
      const step = reading.next();
      if (!step.done) return true;
      this.looked = { pixels, view: step.value };
      onlooked(step.value);
      return false;
    });
    this.#runner.pace = Infinity;
  }

  /** Looks through a camera while it is what is looked at; what comes back ends that. */
  follow(camera: LiveSession['source']): () => void {
    if (!camera || this.at !== 'camera') return () => undefined;
    const timer = setInterval(() => {
      const pixels = this.#runner.running ? null : pixelsOfSource(camera, PIXELS);
      if (pixels) this.#look(pixels);
    }, PAUSE);
    return () => clearInterval(timer);
  }

  /** Looks at a photo instead of the camera. */
  async open(file: File): Promise<void> {
    const pixels = await pixelsOfPhoto(file, PIXELS);
    this.wrong = pixels === null;
    if (!pixels) return;
    this.#runner.stop();
    this.at = 'photo';
    this.#look(pixels);
  }

  /** Keeps the picture that was looked at; a photo stays anyway. */
  hold(): void {
    if (this.at === 'camera') this.at = 'held';
  }

  /** Back to the camera. */
  resume(): void {
    this.at = 'camera';
  }

  close(): void {
    this.#runner.stop();
  }

  #look(pixels: Pixels): void {
    this.#work = { pixels, reading: sheetReading(greyOf(pixels)) };
    this.#runner.start();
  }
}
