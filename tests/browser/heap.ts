import { expect } from 'vitest';
import { cdp } from 'vitest/browser';

/** What a thread of JavaScript holds after a collection, bytes. */
interface Usage {
  /** Objects. */
  readonly usedSize: number;
  /** Nodes, pictures and other objects of the browser. */
  readonly embedderHeapUsedSize: number;
  /** Array buffers: vectors, pictures, the memory of wasm. */
  readonly backingStorageSize: number;
}

/** Bytes held by the page and by its worker. */
export interface Heaps {
  readonly page: number;
  readonly worker: number;
}

/** The part of DevTools' protocol that is spoken here; Vitest leaves it untyped. */
interface DevTools {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (payload: never) => void): void;
  off(event: string, listener: (payload: never) => void): void;
}

/** Some things, such as code that is no longer used, go only after several collections. */
const COLLECTIONS = 8;

/** Measures what the page and its one worker hold, each time after forced collections. */
export interface HeapMeter {
  measure(): Promise<Heaps>;
  close(): Promise<void>;
}

/** Opens a meter; there is one worker now. */
export async function openHeapMeter(): Promise<HeapMeter> {
  const page = cdp() as unknown as DevTools;
  // Vitest opens its session at the first message; listeners that come before it may land on another one.
  await page.send('HeapProfiler.collectGarbage');
  const workers: string[] = [];
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  const attached = ({ sessionId }: { sessionId: string }) => void workers.push(sessionId);
  const answered = ({ message }: { message: string }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  };
  const attach = (autoAttach: boolean) =>
    page.send('Target.setAutoAttach', { autoAttach, waitForDebuggerOnStart: false, flatten: false });
  page.on('Target.attachedToTarget', attached);
  page.on('Target.receivedMessageFromTarget', answered);
  await attach(true);
  await expect.poll(() => workers).toHaveLength(1);
  const toWorker = async (method: string) => {
    const id = ++asked;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    await page.send('Target.sendMessageToTarget', { sessionId: workers[0], message: JSON.stringify({ id, method }) });
    return answer.finally(() => waiting.delete(id));
  };
  const held = async (send: (method: string) => Promise<unknown>) => {
    for (let times = 0; times < COLLECTIONS; times++) await send('HeapProfiler.collectGarbage');
    const usage = (await send('Runtime.getHeapUsage')) as Usage;
    return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
  };
  return {
    measure: async () => ({ page: await held((method) => page.send(method)), worker: await held(toWorker) }),
    close: async () => {
      // What comes after the test would find nobody to tell.
      page.off('Target.attachedToTarget', attached);
      page.off('Target.receivedMessageFromTarget', answered);
      await attach(false);
    },
  };
}
