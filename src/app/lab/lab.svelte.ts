import type { VisionClient } from '#bridge/vision-client.ts';
import type { CharacterShelf } from './character-shelf.svelte.ts';
import type { LessonLink } from './lesson-link.svelte.ts';
import type { SoundDesk } from './sound-desk.svelte.ts';
import type { Stopwatch } from './stopwatch.svelte.ts';

export interface LabParts {
  readonly link: LessonLink;
  readonly client: Pick<VisionClient, 'explain' | 'teach'>;
  readonly stopwatch: Stopwatch;
  readonly characters: CharacterShelf;
  readonly sounds: SoundDesk;
}

/** What the lessons of the lab share. */
export class Lab {
  readonly link: LessonLink;
  readonly client: Pick<VisionClient, 'explain' | 'teach'>;
  readonly stopwatch: Stopwatch;
  readonly characters: CharacterShelf;
  readonly sounds: SoundDesk;

  constructor(parts: LabParts) {
    this.link = parts.link;
    this.client = parts.client;
    this.stopwatch = parts.stopwatch;
    this.characters = parts.characters;
    this.sounds = parts.sounds;
  }
}
