import { expect, test } from 'vitest';
import { impatientFetch } from '#storage/models/impatient-fetch.ts';

/** A server whose answer begins with `first` and goes on when it is told, and a clock that the test turns. */
function world(first: Uint8Array | null = new Uint8Array([1, 2])) {
  let more: ReadableStreamDefaultController<Uint8Array> | null = null;
  let tick = () => {};
  let running = false;
  let aborted = false;
  const server = (_input: RequestInfo | URL, init?: RequestInit) => {
    init?.signal?.addEventListener('abort', () => (aborted = true));
    if (!first) {
      return new Promise<Response>((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    }
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        more = controller;
        controller.enqueue(first);
      },
    });
    return Promise.resolve(new Response(body, { status: 206, headers: { 'Content-Range': 'bytes 0-1/4' } }));
  };
  const fetch = impatientFetch(server, (_ms, run) => {
    tick = run;
    running = true;
    return () => (running = false);
  });
  return {
    fetch,
    seconds: (count: number) => {
      for (let i = 0; i < count && running; i++) tick();
    },
    send: (...bytes: number[]) => more!.enqueue(new Uint8Array(bytes)),
    end: () => more!.close(),
    running: () => running,
    aborted: () => aborted,
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('an answer that comes slowly comes whole, with its status and headers', async () => {
  const { fetch, seconds, send, end, running } = world();
  const response = await fetch('x');
  expect([response.status, response.headers.get('Content-Range')]).toEqual([206, 'bytes 0-1/4']);
  const whole = response.arrayBuffer();
  for (let i = 3; i < 8; i++) {
    await settle();
    seconds(14);
    send(i);
  }
  await settle();
  end();
  expect([...new Uint8Array(await whole)]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(running()).toBe(false);
});

test('fifteen seconds without a byte of the answer are the end of it', async () => {
  const { fetch, seconds, running, aborted } = world();
  const reader = (await fetch('x')).body!.getReader();
  await reader.read();
  const next = reader.read();
  seconds(15);
  await expect(next).rejects.toMatchObject({ failure: 'stalled' });
  expect([running(), aborted()]).toEqual([false, true]);
});

test('and so are fifteen seconds without any answer', async () => {
  const { fetch, seconds } = world(null);
  const answer = fetch('x');
  seconds(15);
  await expect(answer).rejects.toMatchObject({ failure: 'stalled' });
});

test('who gives up by himself is told his own reason, also before it began', async () => {
  for (const early of [true, false]) {
    const { fetch, running } = world(null);
    const control = new AbortController();
    if (early) control.abort(new Error('left'));
    const answer = fetch('x', { signal: control.signal });
    if (!early) control.abort(new Error('left'));
    if (!early) await expect(answer).rejects.toThrow('left');
    else void answer.catch(() => undefined);
    await settle();
    if (!early) expect(running()).toBe(false);
  }
});
