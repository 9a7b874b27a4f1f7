import type { Answer } from '#core/head/head.ts';
import { madeSound, type MadeSound } from '#core/sound/made-sounds.ts';
import { SOUND_VERSION, soundPicture, soundVector, type SoundPicture } from '#core/sound/sound-picture.ts';
import { Runner } from '#screens/explain/kit/runner.svelte.ts';
import { KINDS, TwoKinds, type Kind } from '#screens/explain/today/two-kinds.svelte.ts';

/** A sound and its picture. */
export interface Recording {
  readonly samples: Float32Array;
  readonly picture: SoundPicture;
}

/** Built-in sounds to learn of each kind; those to ask with have other seeds. */
const EXAMPLES = 12;
const FIRST_ASKED = 1_000;
/** Most recordings of one kind. */
const MOST = 40;
/** Which built-in sound stands for which kind. */
export const MADE_OF: Readonly<Record<Kind, MadeSound>> = { a: 'clap', b: 'whistle' };

/** Two sounds that are learnt, and the one that was asked last. */
export class SoundState {
  readonly kinds = new TwoKinds<Recording>(SOUND_VERSION);
  source: 'made' | 'own' = $state('made');
  /** The kind that the next recordings belong to; null: they are questions. */
  recording: Kind | null = $state(null);
  asked: { readonly sound: Recording; readonly made: MadeSound | null } | null = $state.raw(null);
  /** null: nothing to say, because nothing was learnt, asked or heard. */
  readonly answer: Answer | null = $derived(
    this.asked?.sound.picture.heard ? this.kinds.ask(soundVector(this.asked.sound.picture)) : null,
  );
  /** Built-in sounds are still being made. */
  readonly making: boolean = $derived.by(() => this.#maker.running);
  #made = 0;
  #questions = FIRST_ASKED;
  readonly #maker = new Runner(() => this.#make());

  /** Makes the built-in sounds, one a picture of the display. */
  useMade(): void {
    this.source = 'made';
    this.recording = this.asked = null;
    this.kinds.remove(() => true);
    this.kinds.learnt = null;
    this.#made = 0;
    this.#maker.start();
  }

  /** Starts with no sounds: recordings beside built-in ones would be told apart by the room. */
  useOwn(): void {
    this.#maker.stop();
    this.source = 'own';
    this.recording = this.asked = null;
    this.kinds.remove(() => true);
    this.kinds.learnt = null;
  }

  /** A built-in sound that was never taught. */
  askMade(made: MadeSound): Recording {
    const sound = recordingOf(madeSound(made, this.#questions++));
    this.asked = { sound, made };
    return sound;
  }

  /** A sound from the microphone: an example of the kind that is being recorded, or a question. */
  hear(samples: Float32Array): void {
    const sound = recordingOf(samples);
    this.asked = { sound, made: null };
    const kind = this.recording;
    if (!kind || !sound.picture.heard || this.kinds.of(kind).length >= MOST) return;
    this.kinds.add(kind, sound, soundVector(sound.picture));
  }

  stop(): void {
    this.#maker.stop();
    this.kinds.stop();
  }

  #make(): boolean {
    const kind = KINDS[this.#made % KINDS.length]!;
    const sound = recordingOf(madeSound(MADE_OF[kind], 1 + Math.floor(this.#made / KINDS.length)));
    this.kinds.add(kind, sound, soundVector(sound.picture), false);
    this.#made += 1;
    return this.#made < EXAMPLES * KINDS.length;
  }
}

function recordingOf(samples: Float32Array): Recording {
  return { samples, picture: soundPicture(samples) };
}
