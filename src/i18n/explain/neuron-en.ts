import type { neuronZh } from './neuron-zh.ts';

/** Lesson: A neuron. */
export const neuronEn: typeof neuronZh = {
  title: 'A neuron',
  teaser: 'A neuron does two things: it adds up, and it fires.',
  cards: [
    'A living neuron collects signals with its dendrites. When enough comes together, it fires along its axon to the next ones.',
    'The artificial one copies that: taps bring water, valves let it pass, a tank adds it up. What runs over the weir goes on.',
    'Drag taps, valves and the weir up or down. A valve turned below zero draws water off: this way in says no.',
    'Give it a task: fire only when both taps are open, or when either is. Tick all four cases and it can do it.',
    '“Only when exactly one is open”? One case always stays wrong. One neuron cannot do it. The next experiment goes on from here.',
    'Real neurons are far richer. The artificial one borrows a single trick: add up, and fire when it is enough.',
  ],
  living: 'Living neuron',
  artificial: 'Artificial neuron',
  tap: (way) => `Tap ${way}`,
  valve: (way) => `Valve ${way}`,
  weir: 'Height of the weir',
  smooth: 'The weir leaks',
  smoothHelp: 'A little water lets a little through, more lets more through: no longer all or nothing.',
  state: (sum, threshold, fires) =>
    `${sum} in the tank, the weir is ${threshold} high: ${fires ? 'it runs over, the neuron fires' : 'it stays in, nothing happens'}`,
  stateSmooth: (sum, output) => `${sum} in the tank: ${output} comes out (1 is all)`,
  parts: {
    input: ['Other neurons', 'Taps (inputs)'],
    synapse: ['Synapses', 'Valves (weights)'],
    soma: ['Cell body', 'Tank, weir (threshold)'],
    axon: ['Axon', 'Outlet (output)'],
  },
  gate: { both: 'Both', either: 'Either', one: 'Only one' },
  task: {
    both: 'Task: fire only when both taps are open',
    either: 'Task: fire when one tap is open, or both',
    one: 'Task: fire only when exactly one tap is open',
  },
  fires: 'fires',
  rests: 'rests',
  row: (first, second, fires, right) =>
    `Tap 1 ${first ? 'open' : 'shut'}, tap 2 ${second ? 'open' : 'shut'}: ${fires ? 'fires' : 'rests'}, ${right ? 'right' : 'wrong'}`,
  soFar: (right) => `${right} of 4 cases are right. Move the valves and the weir.`,
  done: 'All 4 cases are right: it can do this.',
  impossible: (right) => `${right} of 4 cases are right. Try: 3 is the most there is. Why? Tap “Formula”.`,
  whyNot:
    'Why “exactly one” cannot be: either tap alone must bring enough water. Both together bring even more, and nothing holds it back.',
};
