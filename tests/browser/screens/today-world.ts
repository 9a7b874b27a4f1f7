import { flushSync, mount, unmount } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import { Language } from '#app/language.svelte.ts';
import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { SoundDesk } from '#app/lab/sound-desk.svelte.ts';
import { readQuery } from '#app/query.ts';
import { openMicrophone, type Microphone } from '#camera/microphone.ts';
import TodayLesson from '#screens/explain/today/TodayLesson.svelte';
import { DEFAULT_SETTINGS } from '#storage/settings.ts';

export type Devices = Pick<MediaDevices, 'getUserMedia'> | undefined;

/** What the lesson takes: real words, link and sound desk; recognition that never gets ready, as without a network. */
export class TodayWorld {
  readonly language: Language;
  readonly lab: { readonly link: LessonLink; readonly sounds: SoundDesk };
  readonly recogniser = { state: { phase: 'loading' } };
  readonly played: { readonly samples: Float32Array; readonly rate: number }[] = [];
  readonly microphones: Microphone[] = [];
  readonly #view: object;

  constructor(search: string, language: 'zh' | 'en' = 'en', devices: Devices = navigator.mediaDevices) {
    const settings = { current: DEFAULT_SETTINGS, update: () => true };
    this.language = new Language(settings, language, language);
    const sounds = new SoundDesk({
      open: async (onended) => {
        const microphone = await openMicrophone(onended, devices as MediaDevices);
        this.microphones.push(microphone);
        return microphone;
      },
      play: (samples, rate) => void this.played.push({ samples, rate }),
      every: (ms, run) => {
        const timer = setInterval(run, ms);
        return () => clearInterval(timer);
      },
      now: () => performance.now(),
    });
    this.lab = { link: new LessonLink(readQuery(search), 'https://visor.test/'), sounds };
    this.#view = mount(TodayLesson, { target: document.body, props: { app: this.app } });
    flushSync();
  }

  /** What the component takes. */
  get app(): App {
    return this as unknown as App;
  }

  close(): void {
    void unmount(this.#view);
    document.body.replaceChildren();
  }
}
