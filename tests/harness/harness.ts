/** The page that evaluation and benchmarks drive: production recognition in its worker, stock libraries beside it. */
import { followClip } from './follow-clip.ts';
import { compareClip } from './speed/compare-clip.ts';
import { compareDetectors } from './speed/compare-speed.ts';
import { compareThreads } from './speed/compare-threads.ts';
import { compareTraining } from './speed/compare-training.ts';
import { lookAtCrowd } from './speed/crowd.ts';
import { embedPhotos, startEmbedding } from './embed-photos.ts';
import { findPeople } from './find-people.ts';
import { learnMany } from './speed/learn-many.ts';
import { lookAtPhoto } from './look-at-photo.ts';
import { makeExample } from './make-example.ts';
import { startOurs } from './ours.ts';
import { soak } from './speed/soak.ts';
import { teachForget } from './speed/teach-forget.ts';
import { teachTwo } from './speed/teach-two.ts';
import { readCharacters, trainReader } from './read-handwriting.ts';

const harness = {
  compareClip,
  compareDetectors,
  compareThreads,
  compareTraining,
  embedPhotos,
  findPeople,
  followClip,
  learnMany,
  lookAtCrowd,
  lookAtPhoto,
  makeExample,
  readCharacters,
  startEmbedding,
  startOurs,
  soak,
  teachForget,
  teachTwo,
  trainReader,
};

export type Harness = typeof harness;

declare global {
  interface Window {
    harness: Harness;
  }
}

window.harness = harness;
