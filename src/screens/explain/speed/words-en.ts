import { counted, people } from '#i18n/counted.ts';
import type { speedZh } from './words-zh.ts';

/** Lesson: Why a GPU. */
export const speedEn: typeof speedZh = {
  cards: [
    'One look at a picture takes hundreds of millions of multiplications and additions. Each is easy. There are just so many.',
    'A processor is one fast worker who does one sum after another. A GPU is a whole school that does one sum each, at the same time.',
    'With little work, handing out the sums and collecting them takes longer than doing them. So a GPU can lose.',
    'A chip made for neural networks is called a TPU: numbers flow from cell to cell like water, instead of being fetched from the store again and again.',
  ],
  view: 'What to look at',
  views: { times: 'Race them', chips: 'See how they work' },
  start: 'Start the race',
  again: 'Race again',
  stop: 'Stop',
  step: 'One step',
  run: 'Run',
  pause: 'Pause',
  reset: 'Start over',
  how: 'The same picture each time: one run to warm up, then several; the middle one counts.',
  loading: 'The models are still loading. Then the race can start.',
  failed: 'No race: the models could not be read. Connect to a network and try again.',
  racers: {
    cpu: 'Processor, one by one',
    wasm: 'Processor, four at a time',
    webgl: 'GPU, the old way',
    webgpu: 'GPU, the new way',
  },
  code: (name) => `code name ${name}`,
  phases: {
    waiting: 'not timed yet',
    starting: 'getting ready',
    running: (runs) => `${counted(runs, 'run')} done`,
    absent: 'not on this device',
  },
  ms: (ms) => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`,
  startMs: (seconds) => `${seconds.toFixed(1)} s to get ready`,
  picture: { live: 'Timed on the picture before you.', demo: 'Timed on a photo that comes with Visor.' },
  chip: (name) => `Your browser says this draws here: ${name}`,
  verdicts: {
    'no-gpu': 'This device has no GPU that can be used. The processor does it all.',
    'gpu-alone': 'Only the GPU got an answer this time.',
    'gpu-wins': (times) => `The GPU wins: the same picture, ${times.toFixed(1)} times as fast.`,
    'gpu-loses': (times) => `The GPU loses this time: it takes ${times.toFixed(1)} times as long.`,
  },
  why: {
    imitated: 'This device has no real GPU. The processor plays one, and playing takes longer.',
    'hand-over': 'There is too little to do: most of the time goes for sending numbers over and fetching the answer.',
    small: 'This network is too small to keep a GPU busy. With a large one it would win.',
  },
  work: {
    title: 'What one look takes',
    adds: (count) => `${(count / 1e6).toFixed(0)} million multiply-adds`,
    hand: (years) => `one a second by hand: ${years.toFixed(0)} years`,
    layers: (layers) => `${layers} layers`,
    weights: (megabytes) => `${megabytes.toFixed(1)} MB of valves read`,
    results: (megabytes) => `${megabytes.toFixed(1)} MB of results written`,
    pace: (billions) => `the fastest does ${billions.toFixed(1)} billion a second`,
  },
  agree: {
    same: (found, percent) =>
      `Same answer: each found ${people(found)}. ${percent < 0.05 ? 'Scores are the same.' : `Scores differ by ${percent.toFixed(1)}% at most.`}`,
    nobody: 'Same answer: nobody found.',
    differ: (alone) => `The answers differ: ${counted(alone, 'person was', 'people were')} found by one side only.`,
  },
  machines: {
    cpu: 'Processor',
    gpu: 'GPU',
    tpu: 'TPU',
    steps: (steps) => counted(steps, 'step'),
    fetched: (numbers) => `${numbers} numbers fetched`,
    done: 'done',
    task: (count) =>
      `The same task: ${count} multiply-adds. Each square is one result. Bright ones are being worked on.`,
    picture: (machine, share) => `${machine}: ${share}% done`,
  },
};
