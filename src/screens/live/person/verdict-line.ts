import type { App } from '#app/app.svelte.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { Person } from '#core/scene.ts';
import { classLooks } from '#screens/hud-words.ts';
import { withColon } from '#screens/with-colon.ts';
import { ruleSentence } from '#screens/live/rules/rule-sentence.ts';

/** Who decided about a person, as one sentence; of the rules, which one. */
export function verdictLine(app: Pick<App, 'language' | 'rules' | 'speaker' | 'history'>, person: Person): string {
  const { words } = app.language;
  const { card, dock } = words;
  if (person.label?.by === 'head') {
    if (person.answer?.probabilities.length === 0) return dock.learnedNothing;
    return app.speaker.example ? dock.byExample : dock.byLearned;
  }
  // The head has not been asked about them yet; what the rules would say is not the answer.
  if (!person.label && app.speaker.now === 'head') return card.unmeasured;
  const verdict = person.features && askRules(app.rules.list, person.features);
  if (!verdict) return card.unmeasured;
  const rule = app.rules.list.rules.find(({ id }) => id === verdict.rule);
  if (!rule) return card.otherwise;
  return withColon(words, card.rule, ruleSentence(rule, words, classLooks(words, app.history.dataset.classes)));
}
