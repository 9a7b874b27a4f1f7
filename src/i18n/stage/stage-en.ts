import type { StageMessages } from './stage-zh.ts';

/** Words of the stage: the scan, the script, what is taken home. */
export const stageEn: StageMessages = {
  scan: {
    key: 'Scan',
    label: 'Scan everybody (space bar)',
    skip: 'Tap to skip',
    steps: { people: 'Finding people', faces: 'Looking at faces', labels: 'Telling them apart' },
    failed: 'Recognition broke off. Please scan again.',
    nobody: 'Nobody in the picture',
    group: (count, word) => `${count} ${word}`,
    sentence: (groups) =>
      groups.length === 0
        ? 'Nobody in the picture.'
        : `Scan complete: ${groups.map(({ count, word }) => `${count} ${word}`).join(', ')}.`,
    together: (count) => (count === 1 ? '1 person' : `${count} people`),
  },
  voice: { on: 'Voice on', off: 'Voice off', label: 'Say aloud what a scan found' },
};
