import { expect, onTestFinished, test } from 'vitest';
import { openMicrophone } from '#camera/microphone.ts';

/** The real microphone of Chromium, the context behind it, and how often it was said to be over. */
async function listening() {
  const contexts: AudioContext[] = [];
  const Real = globalThis.AudioContext;
  globalThis.AudioContext = class extends Real {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };
  onTestFinished(() => void (globalThis.AudioContext = Real));
  let ended = 0;
  const microphone = await openMicrophone(() => void ended++);
  onTestFinished(() => microphone.close());
  const [context] = contexts;
  if (!context) throw new Error('no context');
  return { context, ended: () => ended };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a context that was interrupted runs again by itself', async () => {
  const { context, ended } = await listening();
  await context.suspend();
  await expect.poll(() => context.state).toBe('running');
  expect(ended()).toBe(0);
});

test('one that cannot be brought back is said to be over, once', async () => {
  const { context, ended } = await listening();
  context.resume = () => Promise.reject(new DOMException('interrupted', 'InvalidStateError'));
  await context.suspend();
  await expect.poll(ended).toBe(1);
  await pause(4000);
  expect(ended()).toBe(1);
});
