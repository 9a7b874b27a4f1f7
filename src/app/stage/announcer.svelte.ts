import { LatestRun } from '#app/latest-run.ts';
import { voiceFor } from './voice-for.ts';

/** Never more than one line in this time, ms. */
const LEAST = 3000;
/** A caption stays so long after it was said, ms. */
const CAPTION = 5000;

export interface AnnouncerOptions {
  /** The browser's voices; undefined where it has none. */
  readonly speech: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'> | undefined;
  readonly utterance: (text: string) => SpeechSynthesisUtterance;
  /** BCP 47 language of the words, with the region that the visitor hears at home where that is known. */
  readonly language: () => string;
  /** The page's clock, ms. */
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
  /** Whether it speaks from the start, and where that is kept. */
  readonly aloud: boolean;
  readonly keep: (aloud: boolean) => void;
}

/**
 * Says lines, at most one in three seconds: always as a caption, aloud where somebody switched that on and the device has
 * a voice of its own for the language. A voice that lives elsewhere is never used: what it says would leave the device.
 */
export class Announcer {
  caption: string | null = $state(null);
  aloud: boolean = $state(false);
  readonly #options: AnnouncerOptions;
  #saidAt = -Infinity;
  #next: string | null = null;
  readonly #captions = new LatestRun();

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.aloud = options.aloud;
  }

  /** Says `line` now, or as soon as it may; a newer line takes the place of one that still waits. */
  say(line: string): void {
    const rest = this.#saidAt + LEAST - this.#options.now();
    if (rest <= 0) return this.#say(line);
    const waiting = this.#next !== null;
    this.#next = line;
    if (waiting) return;
    this.#options.after(rest, () => {
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.#say(next);
    });
  }

  /** Aloud from now on, or captions alone; what is being said ends at once. */
  setAloud(on: boolean): void {
    this.aloud = on;
    this.#options.keep(on);
    if (!on) this.#options.speech?.cancel();
  }

  #say(line: string): void {
    const { now, after } = this.#options;
    const signal = this.#captions.begin();
    this.#saidAt = now();
    this.caption = line;
    after(CAPTION, () => {
      if (!signal.aborted) this.caption = null;
    });
    if (this.aloud) this.#speak(line);
  }

  #speak(line: string): void {
    const { speech, utterance, language } = this.#options;
    const wanted = language();
    const own = speech?.getVoices().filter(({ localService }) => localService) ?? [];
    const voice = voiceFor(own, wanted);
    if (!speech || !voice) return;
    const words = utterance(line);
    words.voice = voice;
    words.lang = voice.lang;
    speech.cancel();
    speech.speak(words);
  }
}
