import type { VisionClient } from '#bridge/vision-client.ts';
import type { LessonLink } from './lesson-link.svelte.ts';

export interface LabParts {
  readonly link: LessonLink;
  readonly client: Pick<VisionClient, 'explain'>;
}

/** What the lessons of the lab share. */
export class Lab {
  readonly link: LessonLink;
  readonly client: Pick<VisionClient, 'explain'>;

  constructor(parts: LabParts) {
    this.link = parts.link;
    this.client = parts.client;
  }
}
