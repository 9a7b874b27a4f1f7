import type { ModelsState } from '#app/install/offline.svelte.ts';
import type { RecogniserState } from '#app/live/recogniser.svelte.ts';
import type { Messages } from '#i18n/index.ts';

/** Part of the whole start that is bringing the bytes; the rest is the election. */
const FILES = 0.85;
/** Candidates of an election at most. */
const CANDIDATES = 4;

export interface BootSteps {
  /** 0..1 of all that has to happen. */
  readonly share: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly stage: string;
}

/** How far the start has really come: bytes of the model files, then candidates tried. */
export function bootSteps(recogniser: RecogniserState, models: ModelsState, words: Messages): BootSteps {
  const { boot } = words;
  const none = { bytes: 0, totalBytes: 0 };
  switch (recogniser.phase) {
    case 'files': {
      if (models.phase !== 'downloading' && models.phase !== 'checking') {
        return { share: models.phase === 'idle' ? 0 : FILES, ...none, stage: boot.starting };
      }
      const { bytes, total } = models;
      const share = total > 0 ? (FILES * bytes) / total : 0;
      return { share, bytes, totalBytes: total, stage: boot[models.phase] };
    }
    case 'electing': {
      const tried = Math.min(recogniser.tried, CANDIDATES - 1);
      const stage = recogniser.trying ? boot.trying(recogniser.trying) : boot.preparing;
      return { share: FILES + ((1 - FILES) * tried) / CANDIDATES, ...none, stage };
    }
    case 'ready':
      return { share: 1, ...none, stage: boot.preparing };
    case 'idle':
    case 'failed':
      return { share: 0, ...none, stage: boot.starting };
    default:
      return recogniser satisfies never;
  }
}
