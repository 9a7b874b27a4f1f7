import type { VisionClient } from '#bridge/vision-client.ts';
import { openMicrophone } from '#camera/microphone.ts';
import { createSoundPlayer } from '#camera/play-sound.ts';
import type { StrokeStore } from '#storage/models/stroke-store.ts';
import { CharacterShelf } from './character-shelf.svelte.ts';
import { Lab } from './lab.svelte.ts';
import { LessonLink } from './lesson-link.svelte.ts';
import type { Query } from '#app/query.ts';
import { SoundDesk } from './sound-desk.svelte.ts';
import { Stopwatch, type StopwatchOptions } from './stopwatch.svelte.ts';

export interface LabWorld {
  readonly query: Query;
  readonly client: VisionClient;
  /** What a recognition of its own needs. */
  readonly stopwatch: StopwatchOptions;
  readonly strokes: StrokeStore;
  /** Address of the app's own folder. */
  readonly base: string;
}

/** The part of `createApp` that makes what the lab needs. */
export function createLab({ query, client, base, stopwatch, strokes }: LabWorld): Lab {
  return new Lab({
    link: new LessonLink(query, base),
    client,
    stopwatch: new Stopwatch(stopwatch),
    characters: new CharacterShelf(strokes),
    sounds: new SoundDesk({
      open: (onended) => openMicrophone(onended),
      play: createSoundPlayer(),
      every: (ms, run) => {
        const timer = setInterval(run, ms);
        return () => clearInterval(timer);
      },
      now: stopwatch.now,
    }),
  });
}
