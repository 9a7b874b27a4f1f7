import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RequestPort } from '#bridge/request-port.ts';
import type { Reply } from '#bridge/protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a request whose worker says that it is at work is not lost, however long it has nothing to tell', async () => {
  const worker = { onmessage: null, onerror: null, postMessage: () => undefined, terminate: () => undefined };
  const port = new RequestPort(worker as unknown as Worker);
  const say = (data: Reply) => (worker.onmessage as unknown as (event: { data: Reply }) => void)({ data });
  const settled = vi.fn();
  const asked = port.ask<'memory'>({ type: 'memory' }, { silence: 1000 });
  asked.then(settled, settled);
  for (let second = 0; second < 10; second++) {
    await vi.advanceTimersByTimeAsync(900);
    say({ type: 'alive', id: 1 });
  }
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1001);
  await expect(asked).rejects.toMatchObject({ failure: 'recognition-stopped' });
});

test('what cannot be sent fails at once, and nobody takes the worker for dead later', async () => {
  const refuse = () => {
    throw new DOMException('detached', 'DataCloneError');
  };
  const worker = { onmessage: null, onerror: null, postMessage: refuse, terminate: () => undefined };
  const port = new RequestPort(worker as unknown as Worker);
  const silent = vi.fn();
  port.onsilent = silent;
  await expect(port.ask<'memory'>({ type: 'memory' }, { silence: 1000 })).rejects.toMatchObject({
    name: 'DataCloneError',
  });
  worker.postMessage = () => undefined as never;
  await vi.advanceTimersByTimeAsync(2000);
  expect(silent).not.toHaveBeenCalled();
});
