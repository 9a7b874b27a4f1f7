import type { Backend, Reply, Request } from '#bridge/protocol.ts';

/**
 * A worker that keeps the protocol but breaks as GPUs do: it goes silent while it tries webgl, and it loses its
 * context at the look whose time is 13. It learns in as many epochs as it is asked for: of none it says nothing at all,
 * else it looks at nothing until it is through, and says at each that it is alive.
 */
const say = (reply: Reply) => self.postMessage(reply);
/** ms. */
const EPOCH = 200;
let first = 1;
let faces = 0;
let cancels = 0;
/** Looks that wait until it has learnt. */
let waiting: (() => void)[] | null = null;
let elected: Backend = 'wasm';

self.onmessage = ({ data }: MessageEvent<Request>) => {
  switch (data.type) {
    case 'start': {
      first = data.options.firstTrack;
      const backend = data.options.excluded.includes('webgl') ? 'wasm' : 'webgl';
      say({ type: 'progress', id: data.id, progress: backend });
      const hangs = backend === 'webgl' && data.options.remembered !== 'webgl';
      if (hangs) return;
      elected = backend;
      return say({ type: 'done', id: data.id, result: { backend: elected, trials: [], threads: 1 } });
    }
    case 'look': {
      data.frame.close();
      const again = () => {
        self.onmessage?.call(self, new MessageEvent('message', { data: { ...data, frame } }));
      };
      const frame = { close: () => undefined } as ImageBitmap;
      if (waiting) return void waiting.push(again);
      if (data.options.time === 13)
        return say({ type: 'failed', id: data.id, failure: 'recognition-stopped', detail: 'lost' });
      const box = { x: 0, y: 0, width: 1, height: 1 };
      const person = { track: first + 4, box, velocity: box, score: 1, bornAt: 0, seenAt: 0, face: null };
      const timings = { detect: 0, track: 0, face: 0, label: 0, total: 0, parts: 1 };
      const people = [{ ...person, carried: [], features: null, label: null, answer: null, answeredAt: null }];
      const scene = { time: data.options.time, width: 1, height: 1, still: false, people, timings };
      return say({ type: 'done', id: data.id, result: { ...scene, cameraMotion: { x: 0, y: 0 } } });
    }
    case 'prepare':
      if (data.backend === 'cpu') say({ type: 'failed', id: data.id, failure: 'no-backend', detail: 'no code' });
      else say({ type: 'done', id: data.id, result: null });
      return;
    case 'faces':
      faces = Object.keys(data.files).length;
      return say({ type: 'done', id: data.id, result: null });
    case 'memory':
      // Tells how many face files it was given, and how often it was asked to end something.
      return say({ type: 'done', id: data.id, result: { tensors: faces, bytes: cancels } });
    case 'detect':
    case 'count':
    case 'rules':
    case 'reset':
    case 'speak':
      return say({ type: 'done', id: data.id, result: null });
    case 'cancel':
      cancels += 1;
      return say({ type: 'done', id: data.id, result: null });
    case 'capture':
      return; // nobody is seen
    case 'fit':
      return data.options.epochs === 0 ? undefined : learn(data.id, data.options.epochs);
    case 'exam':
    case 'readBack':
    case 'distil':
    case 'occlusion':
    case 'describe':
    case 'race':
    case 'occlusionOf':
    case 'microscope':
    case 'ablate':
    case 'stopwatch':
      return say({ type: 'failed', id: data.id, failure: 'recognition-stopped', detail: 'teaches nothing' });
    default:
      data satisfies never;
  }
};

function learn(id: number, epochs: number): void {
  waiting ??= [];
  say({ type: 'alive', id });
  if (epochs > 0) return void setTimeout(() => learn(id, epochs - 1), EPOCH);
  const looks = waiting;
  waiting = null;
  say({ type: 'done', id, result: null });
  for (const look of looks) look();
}
