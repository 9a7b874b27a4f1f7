import type { layersZh } from './words-zh.ts';

/** Lesson: What the layers see. */
export const layersEn: typeof layersZh = {
  cards: [
    'The picture passes through many layers of filters. Each filter looks for one small thing and lights up the spots where it finds it.',
    'Early layers see little: an edge, a patch of colour. Late layers see a lot: a part of the body, a whole person.',
    'Nobody told a filter what to look for. It saw many photos and tuned itself.',
    'How much does one filter matter? Switch it off, let the rest run on, and see how far the answer moves.',
    'Many filters look for things that have no name. What it sees is not always something we could say.',
  ],
  depth: 'Which layer',
  depths: { edges: 'Edges', lines: 'Lines', patterns: 'Patterns', parts: 'Parts', shapes: 'Whole' },
  facts: (columns, rows, channels) =>
    `This layer divides the picture into ${columns}×${rows} spots and has ${channels} filters.`,
  sight: (field, side) =>
    field >= side ? 'Each spot can see the whole person.' : `Each spot can see ${field}×${field} pixels only.`,
  chosen: (count) => `These are the ${count} that vary most.`,
  filters: 'Filters',
  tapOnly: 'Tap a filter to see where it lights up.',
  tapFilter:
    'Tap a filter to see where it lights up. The longer its bar, the harder it pushes: blue for, orange against.',
  filter: (channel) => `Filter ${channel}`,
  filterPush: (channel, push) =>
    `Filter ${channel}, ${push < 0 ? 'takes' : 'adds'} ${Math.abs(push).toFixed(2)} points`,
  person: 'This person, as the network sees them',
  fires: (channel, peak, percent) =>
    `Where filter ${channel} lights up on the person: at most ${peak.toFixed(1)}, over half of that in ${percent}% of the spots`,
  strongest: (peak, full) => `Brightest ${peak.toFixed(1)} of ${full}`,
  wide: (percent) => `Over half of that: ${percent}% of the spots`,
  off: (channel) => `What if filter ${channel} is switched off?`,
  falls: (word, before, after) => {
    const [from, to] = [before, after].map((share) => `${(100 * share).toFixed(1)}%`);
    if (from === to) return `${word} stays at ${from}: hardly any change.`;
    return `${word} ${after < before ? 'falls' : 'rises'} from ${from} to ${to}.`;
  },
  live: (word, share) => `${word} ${(100 * share).toFixed(1)}%. Hold the picture to try each filter.`,
  measuring: (done, count) => `Switching them off one by one: ${done} of ${count}`,
  pushes: 'Points that this filter gives each class or takes away',
  points: (push) => `${Math.abs(push) < 0.005 ? '' : push < 0 ? '−' : '+'}${Math.abs(push).toFixed(2)}`,
  yourHead: 'Scored by what you taught. Colours are counted in the photo itself: no filter changes them.',
  exampleHead:
    'Scored by the built-in example, as you have taught nothing yet. Colours are counted in the photo itself: no filter changes them.',
  noHead: 'The built-in example is getting ready; then you see which filter gives points to whom.',
  noExample: 'The built-in example did not come, so there are no points to show yet.',
  who: 'Look at',
  people: {
    astronaut: 'Astronaut',
    firefighter: 'Firefighter',
    striding: 'Another firefighter',
    live: (number) => `Person ${number} in the picture`,
  },
  toStrongest: 'The filter that matters most',
  again: 'Look again',
  hold: 'Hold the picture',
  follow: 'Follow again',
  camera: 'Look at me',
  photo: 'Another photo',
  loading: 'The models are getting ready.',
  looking: 'Looking…',
  waiting: 'Looking for somebody in the picture…',
  nobody: 'Nobody found in this photo. Try another one.',
  gone: 'This person has left the picture.',
  failed: 'That did not work.',
  formula: {
    filter:
      'How bright a spot is, a: each nearby number x of the layer before times its weight w, summed, plus b. Below 0 counts as 0, above 6 as 6.',
    push: 'The push Δ: the score z with the filter, less the score z′ without it, less the mean over the classes, because only differences change the answer.',
  },
};
