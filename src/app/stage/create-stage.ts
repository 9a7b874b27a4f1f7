import type { VisionClient } from '#bridge/vision-client.ts';
import type { SavedFile, SaveOutcome } from '#storage/project/save-file.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { Language } from '#app/language.svelte.ts';
import type { Keeper } from '#app/persistence/keeper.svelte.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import type { Capture } from '#app/training/capture.svelte.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import type { Trainer } from '#app/training/trainer.svelte.ts';
import { DEFAULT_OPTIONS } from '#core/head/train-head.ts';
import type { Chapter } from '#core/stage/chapters.ts';
import { Announcer } from './announcer.svelte.ts';
import { frameOf, holdPicture } from './held-picture.ts';
import { lookCarefully, type CarefulWorld } from './look-carefully.ts';
import { playTone } from './play-tone.ts';
import { Reactions } from './reactions.svelte.ts';
import { Scan } from './scan.svelte.ts';
import { Script, SCRIPT_CHANNEL } from './script.svelte.ts';
import { Show } from './show.svelte.ts';
import { Stand } from './stand.svelte.ts';
import { spokenLanguage } from './voice-for.ts';
import { TakeHome } from './take-home.svelte.ts';

/** What the stage works with. */
export interface StageParts {
  readonly client: Pick<VisionClient, 'look' | 'reset'>;
  readonly live: LiveSession;
  readonly settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly language: Language;
  readonly history: DatasetHistory;
  readonly trainer: Trainer;
  readonly capture: Pick<Capture, 'drop'>;
  readonly keeper: Pick<Keeper, 'kept' | 'watch'>;
  /** Longest side of the frames handed to the recognition, px. */
  readonly longestSide: number;
  /** Address of the app's own folder. */
  readonly base: string;
  readonly saveFile: (file: SavedFile, how?: 'save' | 'share') => Promise<SaveOutcome>;
}

/** Everything that a presenter needs beside the picture. */
export interface Stage {
  readonly scan: Scan;
  readonly announcer: Announcer;
  readonly show: Show;
  readonly script: Script;
  readonly takeHome: TakeHome;
  readonly reactions: Reactions;
  readonly stand: Stand;
  readonly saveFile: (file: SavedFile, how?: 'save' | 'share') => Promise<SaveOutcome>;
  /** Address of the app's own folder. */
  readonly base: string;
  /** Brings the app into the state of a part of the script; set by the app. */
  enter: (chapter: Chapter) => void;
}

/** Builds the stage in a window. */
export function createStage(environment: Window & typeof globalThis, parts: StageParts): Stage {
  const { client, live, settings, language, history, trainer, capture, keeper, longestSide, base, saveFile } = parts;
  const now = () => environment.performance.now();
  const after = (ms: number, run: () => void) => void environment.setTimeout(run, ms);
  const wait = (ms: number) => new Promise<void>((resolve) => after(ms, resolve));
  const announcer = new Announcer({
    speech: environment.speechSynthesis,
    utterance: (text) => new environment.SpeechSynthesisUtterance(text),
    language: () => spokenLanguage(language.words.htmlLang, environment.navigator.language),
    now,
    after,
    aloud: settings.current.aloud,
    keep: (aloud) => void settings.update({ aloud }),
  });
  const careful: CarefulWorld = {
    live,
    frame: (picture) => frameOf(picture, longestSide),
    look: (frame, options, tell) => client.look(frame, options, tell),
    now,
    wait,
  };
  const scan = new Scan({
    ...careful,
    live,
    hold: holdPicture,
    classKeys: () => history.dataset.classes.map(({ key }) => key),
    reducedMotion: () => environment.matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  let sounds: AudioContext | null = null;
  const reactions = new Reactions({
    settings,
    say: (line) => announcer.say(line),
    play: (sound) => playTone((sounds ??= new environment.AudioContext()), sound),
    vibrate: () => void environment.navigator.vibrate?.(180),
    muted: () => !announcer.aloud,
    after,
  });
  const takeHome = new TakeHome({
    live,
    hold: holdPicture,
    look: (held) => lookCarefully(careful, held, () => true),
  });
  const show = new Show();
  const stand = new Stand({
    now: () => ({ dataset: history.dataset, head: trainer.current, options: history.options }),
    reset: (good) => {
      capture.drop();
      scan.skip();
      takeHome.forget();
      show.reset();
      live.freeze(false);
      live.select(null);
      history.begin(good?.dataset, good?.head ?? null, good?.options ?? null);
      void client.reset();
    },
    kept: async () => {
      const project = await keeper.kept();
      return project && { ...project, options: project.options ?? DEFAULT_OPTIONS };
    },
    open: (kind) => void live.open({ kind }),
    emptySeconds: settings.current.standEmpty,
    chooseEmpty: (standEmpty) => void settings.update({ standEmpty }),
    remember: (on) => void settings.update({ stand: on }),
    on: settings.current.stand,
  });
  keeper.watch(stand);
  // Earlier versions kept what a stand began with in a place of its own, out of reach of "forget".
  void environment.caches?.delete('visor-stand').catch(() => undefined);
  const stage: Stage = {
    ...{ scan, announcer, show, takeHome, reactions, stand, saveFile, base },
    script: new Script({
      // Safari before 15.4 has none: the notes are then printed.
      channel: environment.BroadcastChannel
        ? new environment.BroadcastChannel(SCRIPT_CHANNEL)
        : { postMessage: () => undefined, onmessage: null },
      wall: () => Date.now(),
      enter: (chapter) => stage.enter(chapter),
    }),
    enter: () => undefined,
  };
  return stage;
}
