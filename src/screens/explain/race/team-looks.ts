import type { App } from '#app/app.svelte.ts';
import { TEAMS } from '#core/race/tasks.ts';
import { SHAPES } from '#hud/text.ts';
import { CLASS_COLOURS } from '#hud/theme.ts';
import { classLooks } from '#screens/hud-words.ts';
import type { Field } from './people.ts';
import type { RaceState } from './race-state.svelte.ts';
import { raceWords } from './words.ts';

/** Word, shape and colour of a class of the race. */
export interface TeamLook {
  readonly key: string;
  readonly word: string;
  readonly shape: string;
  readonly colour: string;
}

/** How the classes of a field are called and shown, in its order. */
export function teamLooks(app: App, { source, task }: Pick<RaceState, 'source' | 'task'>, field: Field): TeamLook[] {
  const { words } = app.language;
  if (source === 'figures') {
    const names = raceWords[words.code].teams[task];
    return TEAMS.map((key, place) => ({
      key,
      word: names[key],
      shape: SHAPES[place]!,
      colour: CLASS_COLOURS[place]!,
    }));
  }
  const looks = classLooks(words, app.history.dataset.classes);
  return field.classKeys.flatMap((key) => looks.get(key) ?? []);
}
