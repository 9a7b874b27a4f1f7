import type { CDPSession, Page } from 'playwright-core';

/** Reads the heaps of a page and of its workers, each collected first. */
export interface Heaps {
  /** Bytes in use; page also: nodes and listeners of its document. */
  read(): Promise<Readonly<Record<'pageHeap' | 'workerHeap' | 'nodes' | 'listeners', number>>>;
}

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

/** Listens to a page over the debugger's protocol; the workers that it starts later are heard of as well. */
export async function watchHeaps(page: Page): Promise<Heaps> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  // Not flat: messages to a worker go through the page's own session.
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  return {
    async read() {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = (await session.send('Performance.getMetrics')) as Metrics;
      const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
      const heaps = await Promise.all([...workers].map((worker) => workerHeap(session, worker)));
      return {
        pageHeap: metric('JSHeapUsedSize'),
        workerHeap: heaps.reduce((sum, bytes) => sum + bytes, 0),
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
      };
    },
  };
}

async function workerHeap(session: CDPSession, sessionId: string): Promise<number> {
  await ask(session, sessionId, 1, 'HeapProfiler.collectGarbage');
  const answer = (await ask(session, sessionId, 2, 'Runtime.getHeapUsage')) as { usedSize?: number } | null;
  return answer?.usedSize ?? 0;
}

/** One message to a worker; null where it ended meanwhile. */
function ask(session: CDPSession, sessionId: string, id: number, method: string): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (result: unknown) => {
      session.off('Target.receivedMessageFromTarget', hear);
      clearTimeout(timer);
      resolve(result);
    };
    const hear = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
      const answer = JSON.parse(message) as { id?: number; result?: unknown };
      if (from === sessionId && answer.id === id) done(answer.result ?? null);
    };
    const timer = setTimeout(() => done(null), 5000);
    session.on('Target.receivedMessageFromTarget', hear);
    void session
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      .catch(() => done(null));
  });
}
