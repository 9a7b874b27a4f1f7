import type { App } from '#app/app.svelte.ts';

/** Who speaks now, in one line: the rules, what was learned from how much, the example, or a training under way. */
export function speakerLine(app: Pick<App, 'language' | 'speaker' | 'trainer'>): string {
  const { words } = app.language;
  const { dock } = words;
  if (app.trainer.state.phase === 'training') return dock.training;
  if (app.speaker.now === 'rules') return words.live.speaker.rules;
  if (app.speaker.example) return dock.example;
  const { head } = app.speaker;
  if (!head || head.classKeys.length === 0) return dock.learnedNothing;
  const classes = head.classKeys.length;
  // A head read from a code brings no samples along.
  if (head.kind === 'linear') return dock.learnedCode(classes);
  return dock.learned(
    classes,
    head.sampleCounts.reduce((sum, count) => sum + count, 0),
  );
}
