import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Backend, StartOptions, Trial } from '#bridge/protocol.ts';
import { VisorError } from '#core/failure.ts';
import { closeBackend, compileTogether, openBackend, threadsInUse, useBackend, useThreads } from './backend.ts';
import { createDetector, type Detector } from '#vision/models/detector.ts';
import { answerError, median, questionOf } from './known-answer.ts';
import { partsOf } from './model-parts.ts';
import { sampleMs } from './speed-sample.ts';

/** Largest difference to the known answer, score or share of the picture: half floats on a GPU stay below 0.02. */
const TOLERANCE = 0.04;
/** Most ms that one candidate may take, compiling shaders included; a named one has no rival to make way for. */
const TRIAL_LIMIT = 15_000;
const NAMED_LIMIT = 240_000;
/** ms after which a trial that takes long is told again: the page takes a silent worker for dead. */
const STILL_TRYING = 10_000;
/** Most ms that opening a backend may take: threads that do not start never say so. */
const OPENING_LIMIT = 10_000;
/** A candidate this many times slower than the best on a sample of the work is not compiled to the end. */
const HOPELESS = 6;
/** Known-answer runs that are timed, after one to warm up. */
const TIMED_RUNS = 3;

export interface Elected {
  readonly backend: Backend;
  readonly detector: Detector;
  readonly trials: readonly Trial[];
  /** Asks a backend that was taken at its word; false: its answer is wrong. */
  readonly prove: () => Promise<boolean>;
}

export interface ElectionEvents {
  readonly onTrying: (backend: Backend) => void;
  /** The GPU took its context away from the backend that is tried or elected: nothing that waits on it will settle. */
  readonly onLost: () => void;
}

interface Candidate {
  readonly trial: Trial;
  readonly detector: Detector | null;
  readonly sample: number;
}

/**
 * Elects the fastest backend whose answer is right. wasm goes first because it warms up at once and gives the
 * others a time to beat; cpu is asked only when all else failed. A backend elected before on this browser is
 * taken at its word once it gives the right answer again, and where it is trusted before that; a named one never falls
 * back. Neither has a rival, so neither is timed.
 */
export async function elect(
  options: StartOptions,
  clock: () => number,
  { onTrying, onLost }: ElectionEvents,
): Promise<Elected> {
  const trials: Trial[] = [];
  const named = options.backend === 'auto' ? null : options.backend;
  const candidates = (named ? [named] : orderOf(options.remembered)).filter((b) => !options.excluded.includes(b));
  for (const backend of options.excluded) {
    trials.push({ backend, verdict: 'timeout', ms: null, error: null, note: 'hung the worker or lost its context' });
  }
  let best: (Candidate & { backend: Backend; detector: Detector }) | null = null;
  for (const backend of candidates) {
    if (best && backend === 'cpu') {
      trials.push({ backend, verdict: 'skipped', ms: null, error: null, note: 'only asked when all others fail' });
      continue;
    }
    onTrying(backend);
    const telling = setInterval(() => onTrying(backend), STILL_TRYING);
    const rival = named || backend === options.remembered ? null : { sample: best?.sample ?? Infinity };
    let candidate = await tryBackend(backend, options, clock, onLost, rival);
    if (backend === 'wasm' && !candidate.detector && threadsInUse() > 1) {
      // Threads are never required.
      useThreads(1);
      candidate = await tryBackend(backend, options, clock, onLost, rival);
    }
    clearInterval(telling);
    const { trial, detector } = candidate;
    trials.push(trial);
    if (!detector) continue;
    if (!best || (trial.ms ?? Infinity) < (best.trial.ms ?? Infinity)) {
      if (best) {
        release(best.backend, best.detector);
        demote(trials, best.backend);
      }
      best = { ...candidate, backend, detector };
    } else {
      release(backend, detector);
      demote(trials, backend);
    }
    if (backend === options.remembered) break;
  }
  if (!best) {
    const why = trials.map(({ backend, verdict, note }) => `${backend} ${verdict}: ${note}`).join('; ');
    throw new VisorError(named ? 'backend-refused' : 'no-backend', why);
  }
  // The last candidate tried left its own backend current.
  await useBackend(best.backend);
  const { backend, detector } = best;
  const owed = takenAtItsWord(backend, options);
  const prove = async () => {
    if (!owed) return true;
    const question = questionOf(options.knownAnswer, options.files);
    try {
      return (await errorOf(detector, question, options, NAMED_LIMIT)) <= TOLERANCE;
    } finally {
      question.dispose();
    }
  };
  return { backend, detector, trials, prove };
}

function takenAtItsWord(backend: Backend, { backend: named, remembered, trusted }: StartOptions): boolean {
  return trusted && named === 'auto' && backend === remembered;
}

/** How far a detector is from the known answer. Throws where it takes longer than `limit` ms. Does not own the question. */
async function errorOf(
  detector: Detector,
  question: Tensor4D,
  { knownAnswer }: StartOptions,
  limit: number,
): Promise<number> {
  return answerError(knownAnswer, await inTime(detector.run(question, 0.05), limit));
}

function orderOf(remembered: Backend | null): Backend[] {
  const order: Backend[] = ['wasm', ...('gpu' in self.navigator ? (['webgpu'] as const) : []), 'webgl', 'cpu'];
  return remembered ? [remembered, ...order.filter((backend) => backend !== remembered)] : order;
}

function demote(trials: Trial[], backend: Backend): void {
  const at = trials.findIndex((trial) => trial.backend === backend);
  const trial = trials[at];
  if (trial) trials[at] = { ...trial, verdict: 'slower' };
}

function release(backend: Backend, detector: Detector): void {
  detector.dispose();
  closeBackend(backend);
}

async function tryBackend(
  backend: Backend,
  options: StartOptions,
  clock: () => number,
  onLost: () => void,
  /** The best so far, Infinity where there is none yet; null for a candidate that no other is compared with. */
  rival: { readonly sample: number } | null,
): Promise<Candidate> {
  const refused = (verdict: Trial['verdict'], note: string, error: number | null = null, ms: number | null = null) => {
    closeBackend(backend);
    return { trial: { backend, verdict, ms, error, note }, detector: null, sample: Infinity };
  };
  const limit = options.backend === 'auto' ? TRIAL_LIMIT : NAMED_LIMIT;
  const deadline = clock() + limit;
  try {
    await inTime(openBackend(backend, onLost), Math.min(OPENING_LIMIT, deadline - clock()));
    const sample = rival ? await inTime(sampleMs(clock), deadline - clock()) : Infinity;
    if (rival && sample > HOPELESS * rival.sample) {
      const note = `a sample of the work took ${sample.toFixed(1)} ms, the best so far ${rival.sample.toFixed(1)} ms`;
      return refused('hopeless', note);
    }
    const detector = await createDetector(partsOf(options.files, 'detector'));
    const question = questionOf(options.knownAnswer, options.files);
    try {
      const compiling = clock();
      await inTime(
        compileTogether(backend, () => detector.ask(question)),
        deadline - clock(),
      );
      const note = backend === 'webgpu' ? `programs compiled in ${Math.round(clock() - compiling)} ms` : '';
      if (takenAtItsWord(backend, options)) {
        return { trial: { backend, verdict: 'elected', ms: null, error: null, note }, detector, sample };
      }
      const error = await errorOf(detector, question, options, deadline - clock());
      if (!(error <= TOLERANCE)) {
        detector.dispose();
        return refused('wrong', `off by ${error.toFixed(3)} from the known answer`, error);
      }
      const ms = rival && (await timed(detector, question, clock, deadline));
      return { trial: { backend, verdict: 'elected', ms, error, note }, detector, sample };
    } finally {
      question.dispose();
    }
  } catch (error) {
    const late = error instanceof TooLate;
    return refused(late ? 'timeout' : 'failed', late ? `took longer than ${limit} ms` : String(error));
  }
}

/** Median ms of the known answer, once everything is warm. */
async function timed(detector: Detector, question: Tensor4D, clock: () => number, deadline: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < TIMED_RUNS; run++) {
    const from = clock();
    await inTime(detector.run(question, 0.05), deadline - from);
    times.push(clock() - from);
  }
  return median(times);
}

class TooLate extends Error {}

/** A promise that tfjs may never settle, with a limit in ms. */
function inTime<T>(promise: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate()), Math.max(0, limit));
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
