import type { VisionClient } from '#bridge/vision-client.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { Language } from '#app/language.svelte.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';
import type { DatasetHistory } from '#app/training/dataset-history.svelte.ts';
import { Announcer } from './announcer.svelte.ts';
import { frameOf, holdPicture } from './held-picture.ts';
import { Scan } from './scan.svelte.ts';

/** What the stage works with. */
export interface StageParts {
  readonly client: Pick<VisionClient, 'look'>;
  readonly live: LiveSession;
  readonly settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly language: Language;
  readonly history: DatasetHistory;
  /** Longest side of the frames handed to the recognition, px. */
  readonly longestSide: number;
}

/** Everything that a presenter needs beside the picture. */
export interface Stage {
  readonly scan: Scan;
  readonly announcer: Announcer;
}

/** Builds the stage in a window. */
export function createStage(environment: Window & typeof globalThis, parts: StageParts): Stage {
  const { client, live, settings, language, history, longestSide } = parts;
  const now = () => environment.performance.now();
  const wait = (ms: number) => new Promise<void>((resolve) => void environment.setTimeout(resolve, ms));
  const announcer = new Announcer({
    speech: environment.speechSynthesis,
    utterance: (text) => new environment.SpeechSynthesisUtterance(text),
    language: () => language.words.htmlLang,
    now,
    after: (ms, run) => void environment.setTimeout(run, ms),
    aloud: settings.current.aloud,
    keep: (aloud) => void settings.update({ aloud }),
  });
  const scan = new Scan({
    live,
    hold: holdPicture,
    frame: (picture) => frameOf(picture, longestSide),
    look: (frame, options, tell) => client.look(frame, options, tell),
    classKeys: () => history.dataset.classes.map(({ key }) => key),
    now,
    wait,
    reducedMotion: () => environment.matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  return { scan, announcer };
}
