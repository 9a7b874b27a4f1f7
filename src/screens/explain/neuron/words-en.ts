import type { neuronZh } from './words-zh.ts';

/** Lesson: A neuron. */
export const neuronEn: typeof neuronZh = {
  cards: [
    'On the right, drag a tap, a valve or the wall up or down. When enough water has gathered, it runs over: the neuron fires.',
    'On the left, a living one: dendrites collect signals, the cell body adds them up. When it is enough, it fires along its axon to the next ones.',
    'The right one is built after it. A valve turned below zero draws water off: this way in says no.',
    'Give it a task: fire only when both taps are open, or when either is. Tick all four cases and it can do it.',
    '“Only when exactly one is open”? One case always stays wrong. One neuron cannot do it. The next experiment goes on from here.',
    'Real neurons are far richer. The artificial one borrows a single trick: add up, and fire when it is enough.',
  ],
  living: 'Living neuron',
  artificial: 'Artificial neuron',
  tap: (way) => `Tap ${way}`,
  valve: (way) => `Valve ${way}`,
  weir: 'Height of the wall',
  smooth: 'The wall leaks',
  smoothHelp: 'A little water lets a little through, more lets more through: no longer all or nothing.',
  state: (sum, threshold, fires) =>
    `${sum} in the tank, the wall is ${threshold} high: ${fires ? 'it runs over, the neuron fires' : 'it stays in, nothing happens'}`,
  stateSmooth: (sum, output) => `${sum} in the tank: ${output} comes out (1 is all)`,
  parts: {
    input: ['Signals', 'Taps', 'Taps (inputs)'],
    synapse: ['Synapses', 'Valves', 'Valves (weights)'],
    dendrite: ['Dendrites', 'Pipes', 'Pipes'],
    soma: ['Cell body', 'Tank', 'Tank, wall (threshold)'],
    axon: ['Axon', 'Outlet', 'Outlet (output)'],
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
  soFar: (right) => `${right} of 4 cases are right. Move the valves and the wall.`,
  done: 'All 4 cases are right: it can do this.',
  impossible: (right) => `${right} of 4 cases are right. Try: 3 is the most there is. Why? Tap “Formula”.`,
  whyNot:
    'Why “exactly one” cannot be: either tap alone must bring enough water. Both together bring even more, and nothing holds it back.',
};
