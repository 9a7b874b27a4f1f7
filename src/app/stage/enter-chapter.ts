import type { App } from '#app/app.svelte.ts';
import type { Chapter } from '#core/stage/chapters.ts';

/** Brings the app into the state in which a part of the script is told: one tap, whatever was there before. */
export function enterChapter(app: App, chapter: Chapter): void {
  const { live, stage, lab } = app;
  const lesson = chapter === 'fool' || chapter === 'mend' ? 'bias' : chapter === 'how' ? 'water' : null;
  stage.show.teaching = chapter === 'teach';
  if (lesson) {
    if (lab.link.lesson !== lesson) lab.link.open(lesson);
    if (app.screen !== 'explain') app.go('explain');
    return;
  }
  if (app.screen !== 'stage') app.go('stage');
  // Without a camera the demo stands in: nobody waits on a stage.
  if (!live.source && !live.opening) void live.open({ kind: app.query.source === 'demo' ? 'demo' : 'camera' });
  live.freeze(false);
  if (chapter === 'scan') void whenSeen(app).then(() => (stage.scan.running ? undefined : stage.scan.run()));
  if (chapter === 'why') why(app);
}

/** The reason behind the first label that was learned. */
function why({ live, occlusion }: App): void {
  const person = live.latest?.scene.people.find(({ label }) => label?.by === 'head' && label.key !== 'unknown');
  if (!person) return;
  live.select(person.track);
  void occlusion.ask(person.track);
}

/** A picture runs and was looked at; not for ever. */
async function whenSeen({ live }: App): Promise<void> {
  for (let waited = 0; waited < 40 && !live.latest; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
