/** The sheets of the lesson pack. */
export const PACK_SHEETS = ['plan', 'worksheet', 'answers'] as const;
export type PackSheet = (typeof PACK_SHEETS)[number];

/** The parts of the lesson, in order, and how many minutes each takes. */
export const PACK_MINUTES = { look: 4, neuron: 8, line: 7, water: 6, bias: 11, talk: 4 } as const;
export type PackPart = keyof typeof PACK_MINUTES;
export const PACK_PARTS = Object.keys(PACK_MINUTES) as readonly PackPart[];

interface Experiment {
  readonly part: PackPart;
  /** What the address says, without language: the state that the class begins in. */
  readonly query: Readonly<Record<string, string>>;
}

const lesson = (part: PackPart, name: string, settings: Readonly<Record<string, string>> = {}): Experiment => ({
  part,
  query: { screen: 'explain', lesson: name, ...settings },
});

/** Every experiment that the pack opens. */
export const EXPERIMENTS = {
  demo: { part: 'look', query: { source: 'demo' } },
  both: lesson('neuron', 'neuron', { task: 'both', va: '1', vb: '1', weir: '0.2' }),
  one: lesson('neuron', 'neuron', { task: 'one', va: '1', vb: '1', weir: '0.5' }),
  line: lesson('line', 'xor', { hidden: '0', rule: 'perceptron', seed: '2' }),
  fold: lesson('line', 'xor', { hidden: '2', seed: '2' }),
  pour: lesson('water', 'water', { show: '田', seed: '1' }),
  walls: lesson('bias', 'bias', { step: 'build' }),
  swap: lesson('bias', 'bias', { step: 'swap' }),
  mend: lesson('bias', 'bias', { step: 'mend' }),
  today: lesson('talk', 'today', { part: 'unlock' }),
} as const satisfies Readonly<Record<string, Experiment>>;
export type ExperimentName = keyof typeof EXPERIMENTS;

/** The experiments of one part. */
export function experimentsOf(part: PackPart): readonly ExperimentName[] {
  return (Object.keys(EXPERIMENTS) as ExperimentName[]).filter((name) => EXPERIMENTS[name].part === part);
}

/** The minute in which a part begins. */
export function beginsAtMinute(part: PackPart): number {
  return PACK_PARTS.slice(0, PACK_PARTS.indexOf(part)).reduce((sum, one) => sum + PACK_MINUTES[one], 0);
}

/** The address of an experiment; `base` is the app's own, without a query. */
export function experimentAddress(base: string, name: ExperimentName): string {
  return `${base}?${new URLSearchParams(EXPERIMENTS[name].query).toString()}`;
}
