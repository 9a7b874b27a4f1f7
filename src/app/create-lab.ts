import type { VisionClient } from '#bridge/vision-client.ts';
import { Lab } from './lab.svelte.ts';
import { LessonLink } from './lesson-link.svelte.ts';
import type { Query } from './query.ts';

export interface LabWorld {
  readonly query: Query;
  readonly client: VisionClient;
  /** Address of the app's own folder. */
  readonly base: string;
}

/** The part of `createApp` that makes what the lab needs. */
export function createLab({ query, client, base }: LabWorld): Lab {
  return new Lab({ link: new LessonLink(query, base), client });
}
