import { beforeEach, describe, expect, test } from 'vitest';
import { Shell } from '#app/install/shell.svelte.ts';

/** One service worker as a page sees it. */
class Worker extends EventTarget {
  readonly messages: unknown[] = [];
  state: ServiceWorkerState = 'installing';
  postMessage(message: unknown): void {
    this.messages.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A registration, and the container that gives it out. */
class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  active: Worker | null = null;
  updates = 0;
  update(): Promise<void> {
    this.updates += 1;
    return Promise.resolve();
  }
}

class Container extends EventTarget {
  controller: Worker | null = null;
  registration = new Registration();
  refuse: Error | null = null;
  readonly asked: unknown[] = [];
  register(url: string, options: unknown): Promise<Registration> {
    this.asked.push([url, options]);
    return this.refuse ? Promise.reject(this.refuse) : Promise.resolve(this.registration);
  }
}

let container: Container;
let live: boolean;
let reloads: number;
let page: EventTarget & { visibilityState: DocumentVisibilityState };
let timers: Map<number, () => void>;

function open(changes: { container?: null; secure?: boolean } = {}): Shell {
  return new Shell({
    container: container as unknown as ServiceWorkerContainer,
    base: 'https://visor.test/app/',
    secure: true,
    isLive: () => live,
    reload: () => void (reloads += 1),
    document: page,
    every: (ms, run) => void timers.set(ms, run),
    ...changes,
  });
}

beforeEach(() => {
  container = new Container();
  live = false;
  reloads = 0;
  page = Object.assign<EventTarget, { visibilityState: DocumentVisibilityState }>(new EventTarget(), {
    visibilityState: 'visible',
  });
  timers = new Map();
});

/** A registered shell whose first worker is at work. */
async function running(): Promise<Shell> {
  container.registration.active = container.controller = new Worker();
  const shell = open();
  await shell.register();
  return shell;
}

function updateFound(): Worker {
  const worker = new Worker();
  container.registration.installing = worker;
  container.registration.dispatchEvent(new Event('updatefound'));
  container.registration.waiting = worker;
  worker.become('installed');
  return worker;
}

describe('the app’s own files', () => {
  test('count as kept only once the worker is active', async () => {
    const worker = (container.registration.installing = new Worker());
    const shell = open();
    await shell.register();
    expect(shell.state).toBe('registering');
    worker.become('installed');
    expect(shell.state).toBe('registering');
    container.registration.active = worker;
    worker.become('activating');
    expect(shell.state).toBe('precached');
    expect(shell.updateReady).toBe(false);
  });

  test('are registered for the folder of the page, past the HTTP cache', async () => {
    await running();
    const scope = 'https://visor.test/app/';
    expect(container.asked).toEqual([[`${scope}sw.js`, { scope, updateViaCache: 'none' }]]);
  });

  test('that could not all be stored are tried again after a minute', async () => {
    const worker = (container.registration.installing = new Worker());
    const shell = open();
    await shell.register();
    worker.become('redundant');
    expect(shell.state).toBe('failed');
    container.registration = new Registration();
    container.registration.active = new Worker();
    timers.get(60_000)?.();
    await expect.poll(() => shell.state).toBe('precached');
  });

  test('an untrusted certificate, plain http, no network and no service workers are told apart', async () => {
    container.refuse = new DOMException('An SSL certificate error occurred', 'SecurityError');
    const untrusted = open();
    await untrusted.register();
    expect(untrusted.state).toBe('certificate');
    container.refuse = new TypeError('Failed to fetch');
    const unreachable = open();
    await unreachable.register();
    expect(unreachable.state).toBe('failed');
    for (const [secure, state] of [
      [false, 'insecure'],
      [true, 'unavailable'],
    ] as const) {
      const none = open({ container: null, secure });
      await none.register();
      expect(none.state).toBe(state);
    }
  });
});

describe('updates', () => {
  test('are looked for every hour and when the page comes back, not while it is hidden', async () => {
    await running();
    timers.forEach((run) => run());
    page.dispatchEvent(new Event('visibilitychange'));
    expect(container.registration.updates).toBe(2);
    page.visibilityState = 'hidden';
    timers.forEach((run) => run());
    expect(container.registration.updates).toBe(2);
  });

  test('wait for the visitor, are refused while live, and end in one reload', async () => {
    const shell = await running();
    expect(shell.applyUpdate()).toBe(false);
    const worker = updateFound();
    expect(shell.updateReady).toBe(true);
    live = true;
    expect(shell.applyUpdate()).toBe(false);
    expect(worker.messages).toEqual([]);
    live = false;
    expect(shell.applyUpdate()).toBe(true);
    expect(worker.messages).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(reloads).toBe(0);
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads).toBe(1);
  });

  test('taken in another tab never reload this one by themselves', async () => {
    const shell = await running();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads).toBe(0);
    expect(shell.updateReady).toBe(true);
    expect(shell.applyUpdate()).toBe(true);
    expect(reloads).toBe(1);
  });

  test('a worker that takes over the page of the first visit is no update', async () => {
    const shell = open();
    await shell.register();
    container.dispatchEvent(new Event('controllerchange'));
    expect(shell.updateReady).toBe(false);
    expect(reloads).toBe(0);
  });

  test('that wait since the last visit are offered at once', async () => {
    container.registration.waiting = new Worker();
    expect((await running()).updateReady).toBe(true);
  });
});
