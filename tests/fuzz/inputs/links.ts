import { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import { LESSONS, readQuery, SCREENS } from '#app/query.ts';
import { readSet } from '#core/bias/training-set.ts';
import { MOST_RULES, rulesFromText } from '#core/race/clues.ts';
import { asShown } from '#screens/explain/read/as-shown.ts';
import { NeuronState } from '#screens/explain/neuron/neuron-state.svelte.ts';
import { WaterState } from '#screens/explain/water/water-state.svelte.ts';
import { XorState } from '#screens/explain/xor/xor-state.svelte.ts';
import { qrModules } from '#ui/qr-modules.ts';
import type { Chance } from '../chance.ts';
import { holds } from '../holds.ts';
import { same } from '../same.ts';
import { ODD_KEYS, oddNumber, oddText } from '../mutants/odd-values.ts';
import { mustNotPollute } from './import-world.ts';

const BASE = 'https://visor.example/app/';
const SEEDS = [
  'screen=explain&lesson=xor&hidden=2&rule=gradient&seed=5&speed=3&dots=0a1b-2c3d',
  'screen=explain&lesson=neuron&a=1&b=0.5&va=1&vb=-0.5&weir=1.2&fires=smooth&task=either',
  'screen=explain&lesson=water&chars=%E5%9B%BD%E7%94%B0&layers=6-4&seed=7&show=%E7%94%B0&valves=AAAA&view=own',
  'screen=explain&lesson=read&set=%E6%B0%B4%E6%9C%A8%E5%B1%B1&view=write',
  'screen=explain&lesson=race&people=figures&task=vests&seed=9&rules=m1b1-2',
  'screen=explain&lesson=bias&who=figures&set=12-0-0-12&seed=3',
  'screen=explain&lesson=layers&depth=lines&who=astronaut&channel=4',
  'screen=explain&lesson=speed&view=times&step=3',
  'screen=explain&lesson=today&part=unlock&card=2',
  'source=demo&lang=zh&backend=wasm&screen=stage',
  'source=camera&notes',
];
const NAMES = [
  ...['source', 'lang', 'backend', 'screen', 'lesson', 'notes', 'hidden', 'seed', 'speed', 'dots', 'rule', 'card'],
  ...['a', 'b', 'va', 'vb', 'weir', 'fires', 'task', 'chars', 'layers', 'valves', 'show', 'view', 'set', 'rules'],
];

/** One mutant of an address, and the state of every lesson that it opens. */
export function fuzzLink(chance: Chance): void {
  const search = mutantOf(chance, chance.pick(SEEDS));
  const query = readQuery(search);
  mustNotPollute();
  holds(SCREENS.includes(query.screen), 'an address asks for a screen that there is');
  holds(query.lesson === null || LESSONS.includes(query.lesson), 'an address asks for a lesson that there is');
  const link = new LessonLink(query, BASE);
  mustOpen(link);
  mustBeDrawn(link);
  const again = new LessonLink(readQuery(new URL(link.address).search), BASE);
  holds(again.lesson === link.lesson, 'the address of a lesson opens that lesson');
  holds(same({ ...again.settings }, { ...link.settings }), 'the address of a state opens that state');
  mustOpen(again);
}

/** A state that is too long for a code says so instead. */
function mustBeDrawn({ address }: LessonLink): void {
  const modules = qrModules(address);
  holds(modules === null ? address.length > 2000 : modules.length >= 21, 'an address is a code, or too long for one');
}

/** The state of the lesson that is opened, as its own code reads it. */
function mustOpen(link: LessonLink): void {
  switch (link.lesson) {
    case 'xor': {
      const { hidden, seed, speed, shown, dots } = new XorState(link);
      holds([hidden, seed, speed, shown.loss].every(Number.isFinite), 'numbers of a lesson are numbers');
      return holds(
        dots.every(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1),
        'dots lie on the plane',
      );
    }
    case 'neuron': {
      const { inputs, weights, threshold } = new NeuronState(link).settings;
      return holds([...inputs, ...weights, threshold].every(Number.isFinite), 'taps are numbers');
    }
    case 'water': {
      const { network, characters } = new WaterState(link);
      holds(
        network.layers.every(({ weights }) => weights.every(Number.isFinite)),
        'valves are numbers',
      );
      return holds(characters.length >= 2, 'there is something to read');
    }
    case 'bias': {
      const set = readSet(link.get('set'));
      return holds(set === null || Object.values(set.staff).every((count) => count <= 24), 'a set has its limits');
    }
    case 'race': {
      const rules = rulesFromText(link.get('rules') ?? '');
      return holds(rules === null || rules.rules.length <= MOST_RULES, 'rules have their limits');
    }
    case 'read':
      return holds(
        asShown(link.get('set') ?? '').every((one) => one.length <= 2),
        'characters come one by one',
      );
    case null:
    case 'layers':
    case 'speed':
    case 'today':
      return;
  }
}

function mutantOf(chance: Chance, seed: string): string {
  const pairs = [...new URLSearchParams(seed)];
  for (let step = 1 + chance.int(3); step > 0; step--) {
    const at = chance.int(pairs.length);
    const value = chance.odds(0.5) ? oddText(chance) : String(oddNumber(chance));
    if (chance.odds(0.6)) pairs[at] = [pairs[at]?.[0] ?? 'screen', value];
    else if (chance.odds(0.5)) pairs.push([chance.pick([...NAMES, ...ODD_KEYS]), value]);
    else if (pairs[at]) pairs.push([pairs[at][0], pairs[at][1].slice(0, chance.int(8)).repeat(1 + chance.int(200))]);
  }
  const text = `?${new URLSearchParams(pairs).toString()}`;
  return chance.odds(0.2) ? text.replaceAll('%', () => chance.pick(['%', '%2', '%zz', '%25', '&'])) : text;
}
