import { MicrophoneError, type Microphone, type MicrophoneTrouble } from '#camera/microphone.ts';
import { OnsetGate } from '#core/sound/onset-gate.ts';
import { RATE, SOUND_LENGTH } from '#core/sound/sound-picture.ts';

export type ListeningState =
  | { readonly phase: 'off' }
  /** The browser asks the visitor. */
  | { readonly phase: 'asking' }
  | { readonly phase: 'on' }
  | { readonly phase: 'failed'; readonly trouble: MicrophoneTrouble };

export interface SoundDeskOptions {
  readonly open: (onended: () => void) => Promise<Microphone>;
  readonly play: (samples: Float32Array, rate: number) => void;
  /** Calls again and again; the answer ends it. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** The page's clock, ms. */
  readonly now: () => number;
}

/** Between two readings of the loudness, ms. */
const READING = 25;

/** Hears sounds through the microphone, one at a time, and plays them. Keeps none: whoever takes a sound keeps it. */
export class SoundDesk {
  state: ListeningState = $state.raw({ phase: 'off' });
  /** Loudness now, share of full scale; and at which a sound begins. */
  level: number = $state(0);
  bar: number = $state(0);
  /** A sound has begun and is being heard to its end. */
  hearing: boolean = $state(false);
  /** Called with each sound: 0.64 s at 16 kHz, from a little before it began. */
  onsound: ((samples: Float32Array) => void) | null = null;
  readonly #options: SoundDeskOptions;
  readonly #gate = new OnsetGate();
  #microphone: Microphone | null = null;
  #stop: (() => void) | null = null;
  /** Which opening is the newest: an older one that is granted late is closed at once. */
  #opening = 0;

  constructor(options: SoundDeskOptions) {
    this.#options = options;
  }

  /** Asks for the microphone, by a press. Never throws: see `state`. */
  async open(): Promise<void> {
    if (this.state.phase === 'on' || this.state.phase === 'asking') return;
    const opening = ++this.#opening;
    this.state = { phase: 'asking' };
    try {
      const microphone = await this.#options.open(() => this.close());
      if (opening !== this.#opening) return microphone.close();
      this.#microphone = microphone;
      this.#gate.reset();
      this.#stop = this.#options.every(READING, () => this.#read(microphone));
      this.state = { phase: 'on' };
    } catch (error) {
      if (opening !== this.#opening) return;
      this.state = { phase: 'failed', trouble: error instanceof MicrophoneError ? error.trouble : 'other' };
    }
  }

  /** Lets go of the microphone. */
  close(): void {
    this.#opening++;
    this.#stop?.();
    this.#stop = null;
    this.#microphone?.close();
    this.#microphone = null;
    this.level = 0;
    this.hearing = false;
    this.state = { phase: 'off' };
  }

  /** Aloud, by a press. */
  play(samples: Float32Array): void {
    this.#options.play(samples, RATE);
  }

  #read(microphone: Microphone): void {
    this.level = microphone.level();
    const cut = this.#gate.update(this.level, this.#options.now());
    this.bar = this.#gate.bar;
    this.hearing = this.#gate.waiting;
    if (cut) this.onsound?.(microphone.latest().slice(-SOUND_LENGTH));
  }
}
