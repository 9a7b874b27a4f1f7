import type { VisionClient } from '#bridge/vision-client.ts';
import type { LoadedModels } from '#storage/models/model-cache.ts';
import type { Offline } from './offline.svelte.ts';

export interface AfterwardsOptions {
  readonly offline: Pick<Offline, 'complete' | 'completeModels'> & {
    readonly shell: Pick<Offline['shell'], 'register'>;
  };
  readonly client: Pick<VisionClient, 'setFaces'>;
  /**
   * Faces are looked for from now on: a photo that was read before deserves another look. What it gives is waited for
   * before the app's own files are asked for.
   */
  readonly onfaces: () => void | Promise<void>;
  /** Brings what the lab wants to have without a network; where it fails, the lab asks again itself. */
  readonly onkept: () => Promise<unknown>;
  /** Resolves after `ms`. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The first label is drawn before anything else asks for the network or the processor, ms. */
const AFTER_LABEL = 1000;
/** A page on which nobody is found, or nothing is opened, goes on without a label, ms. */
const WITHOUT_LABEL = 4000;
const AGAIN = 30_000;

/** What the first label does not need, brought after it: the face models, the app's own files for offline use, the lab's characters. */
export class Afterwards {
  readonly #options: AfterwardsOptions;
  #running = false;
  #registered = false;

  constructor(options: AfterwardsOptions) {
    this.#options = options;
  }

  /** Recognition runs: goes on in a while, label or not. */
  ready(): void {
    void this.#begin(WITHOUT_LABEL);
  }

  /** Somebody has a label. */
  labelled(): void {
    void this.#begin(AFTER_LABEL);
  }

  /** Keeps the app's own files at once: nothing is recognised here for now. */
  keepShell(): void {
    if (this.#registered) return;
    this.#registered = true;
    void this.#options.offline.shell.register();
  }

  async #begin(pause: number): Promise<void> {
    const { offline, client, onfaces, wait } = this.#options;
    if (this.#running || offline.complete) return;
    await wait(pause);
    if (this.#running || offline.complete) return;
    this.#running = true;
    while (!offline.complete) {
      try {
        const loaded = await offline.completeModels(new AbortController().signal);
        // Right to the byte and yet no models: asking again would bring the same; people have no faces then.
        await client.setFaces(facesOf(loaded)).then(onfaces, () => undefined);
      } catch {
        this.keepShell();
        await wait(AGAIN);
      }
    }
    this.#running = false;
    this.keepShell();
    await wait(AFTER_LABEL);
    await this.#options.onkept().catch(() => undefined);
  }
}

function facesOf({ manifest, bytes }: LoadedModels): LoadedModels['bytes'] {
  const faces = manifest.models.filter(({ name }) => name !== 'detector').flatMap(({ files }) => files);
  return Object.fromEntries(Object.entries(bytes).filter(([path]) => faces.some((file) => file.path === path)));
}
