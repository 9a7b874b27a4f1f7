import type { BenchmarkMessages } from './benchmark-zh.ts';

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** Words of the device's own benchmark on the About screen. */
export const benchmarkEn: BenchmarkMessages = {
  title: 'How fast this device is',
  lead: 'Measured on one fixed picture, without a network. The result stays here unless you send it. First one person, then four: about half a minute.',
  start: 'Measure',
  again: 'Measure again',
  warm: 'With five minutes of heat',
  stop: 'Stop',
  progress: 'Progress',
  steps: {
    start: 'Starting recognition',
    teach: 'Teaching two classes',
    one: 'Looking at one person',
    four: 'Looking at four people',
    warming: 'Five minutes without a break: how much slower it gets when warm',
  },
  failed: 'Not measured: recognition stopped. Try again.',
  none: 'not measured',
  rows: {
    device: 'Device',
    chip: 'Graphics',
    cores: 'Cores',
    browser: 'Browser',
    engine: 'Engine',
    one: 'One person',
    four: 'Four people',
    calls: 'Each look',
    moved: 'Data of each look',
    start: 'From nothing to the first look',
    models: 'Models',
    display: 'Between two pictures meanwhile',
    warming: 'After looking on and on',
  },
  hidden: 'the browser does not say',
  engine: (backend, threads) => (threads > 1 ? `${backend}, ${threads} threads` : backend),
  look: (middle, slow) => `${ms(middle)}, ${(1000 / middle).toFixed(1)} a second; one in twenty above ${ms(slow)}`,
  calls: (kernels, reads) => `${kernels.toFixed(0)} kernels, ${reads.toFixed(0)} read-backs`,
  moved: (up, back) => `${kilobytes(up)} there, ${kilobytes(back)} back`,
  ms,
  display: (interval) => `nineteen in twenty within ${ms(interval)}`,
  warming: (minutes, slower) =>
    slower > 1.05
      ? `after ${minutes.toFixed(0)} min a look takes ${slower.toFixed(2)} times as long as at first`
      : `after ${minutes.toFixed(0)} min as fast as at first`,
  chart: 'Time of a look, ms',
  copy: 'Copy the result',
  copied: 'Copied',
  share: 'Share',
  heading: (version) => `Visor ${version} benchmark`,
};
