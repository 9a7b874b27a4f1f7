import { memory } from '@tensorflow/tfjs-core';
import type { CountedCalls, Request } from '#bridge/protocol.ts';
import { loadCode, useThreads } from './backend/backend.ts';
import { threadsFor } from './backend/wasm-threads.ts';
import { countCalls } from './backend/call-counter.ts';
import { RequestRegistry } from './request-registry.ts';
import { capture } from './services/capture.ts';
import { detect } from './services/detect.ts';
import { describe, race } from './services/lab.ts';
import { occlusion, occlusionOf } from './services/occlusion.ts';
import { readBack } from './services/read-back.ts';
import { timeDetector } from './services/stopwatch.ts';
import { distil, exam, fit } from './services/training.ts';
import { addFaces, startRecognition, type Recognition } from './start-recognition.ts';
import { Turns } from './turns.ts';

const clock = () => performance.now();
const turns = new Turns(clock);
let recognition: Recognition | null = null;
let counting: (() => CountedCalls) | null = null;
/** That the elected backend is right, asked for after the first look. */
let proof: Promise<void> | null = null;
/** Longest wait for code that was asked for ahead, ms: threads that do not start never say so, and the election goes on without. */
const PREPARING = 8000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
let prepared = false;
let preparing: Promise<void> = Promise.resolve();
const device = {
  isolated: self.crossOriginIsolated,
  cores: self.navigator.hardwareConcurrency,
  userAgent: self.navigator.userAgent,
};

function ready(): Recognition {
  if (!recognition) throw new Error('asked before start');
  return recognition;
}

/** A backend that is wrong is lost like a context: the page starts another worker, which asks before it looks. */
async function prove(): Promise<void> {
  const right = await ready()
    .prove()
    .catch(() => false);
  if (!right) requests.lose(new Error('the backend no longer gives the known answer'));
}

const requests: RequestRegistry = new RequestRegistry(
  {
    prepare: async ({ backend, threads }) => {
      useThreads(threads ?? threadsFor(device));
      prepared = true;
      preparing = loadCode(backend);
      await preparing;
      return null;
    },
    start: async ({ options }, { tell }) => {
      // Two that open one backend at a time make tfjs refuse the first.
      await Promise.race([preparing.catch(() => undefined), wait(PREPARING)]);
      if (!prepared) useThreads(options.threads ?? threadsFor(device));
      recognition = await startRecognition(options, () => turns.ownTime(), {
        onTrying: tell,
        onLost: () => requests.lose(new Error('the GPU context was lost')),
      });
      return recognition.started;
    },
    look: async ({ frame, options }, { tell }) => {
      const scene = await turns.look(() => ready().pipeline.look(frame, options, tell));
      // The first people are shown before a backend that was right last time is asked again.
      if (proof === null) setTimeout(() => void (proof ??= prove()));
      return scene;
    },
    faces: async ({ files }) => {
      await addFaces(ready(), files);
      return null;
    },
    detect: (request) => detect(ready(), request),
    readBack: (request) => readBack(ready().reader, request),
    rules: ({ rules }) => {
      ready().pipeline.setRules(rules);
      return null;
    },
    reset: () => {
      ready().pipeline.reset();
      return null;
    },
    memory: () => {
      const { numTensors, numBytes } = memory();
      return { tensors: numTensors, bytes: numBytes };
    },
    count: ({ on }) => {
      const counts = counting?.() ?? null;
      counting = on ? countCalls() : null;
      return counts;
    },
    speak: ({ head }) => {
      ready().pipeline.setHead(head);
      return null;
    },
    capture: (request, job) => capture({ ...ready(), looks: ready().pipeline.looks }, request, job),
    fit: (request, job) => fit({ turns, clock }, request, job),
    exam: (request, job) => exam({ turns }, request, job),
    distil: (request, job) => distil({ turns }, request, job),
    occlusion: (request, job) => {
      const { embedder, pipeline } = ready();
      return occlusion({ embedder, looks: pipeline.looks, head: () => pipeline.head }, request, job);
    },
    stopwatch: ({ picture }, job) => timeDetector(ready(), picture, job),
    describe: (request, job) => {
      const { embedder, pipeline } = ready();
      return describe({ embedder, faces: pipeline.faces }, request, job);
    },
    race: (request, job) => race(turns, request, job),
    occlusionOf: (request, job) => occlusionOf(ready().embedder, request, job),
    microscope: (request, job) => ready().microscope.look(request, job),
    ablate: (request, job) => ready().microscope.ablate(request, job),
  },
  (reply) => self.postMessage(reply),
);

self.onmessage = ({ data }: MessageEvent<Request>) => requests.take(data);
