/** A thread that the page's policy allows: tfjs would start one from a `blob:` address. */
function startThread(): Worker {
  return new Worker(new URL('./wasm-thread.ts', import.meta.url), { type: 'module' });
}

let allowed = false;

/** From now on whatever asks for a worker here gets a thread of the wasm backend: nothing else in the recognition has workers. */
export function allowThreads(): void {
  if (allowed) return;
  allowed = true;
  const Native = self.Worker;
  function ThreadOnly(): Worker {
    self.Worker = Native;
    try {
      return startThread();
    } finally {
      self.Worker = ThreadOnly as unknown as typeof Worker;
    }
  }
  self.Worker = ThreadOnly as unknown as typeof Worker;
}

/** What threads depend on. */
export interface ThreadedDevice {
  /** Memory may be shared: the server, or the service worker, isolates the page. */
  readonly isolated: boolean;
  readonly cores: number;
  readonly userAgent: string;
}

/** Cores that are left to the page and the system. */
const LEFT = 2;
const MOST = 4;

/**
 * How many threads the wasm backend gets; 1: none of its own. They do not start on iOS (tensorflow/tfjs#7540), whose tablets
 * call themselves Macs, so no Safari gets any.
 */
export function threadsFor({ isolated, cores, userAgent }: ThreadedDevice): number {
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent));
  if (!isolated || apple) return 1;
  return Math.max(1, Math.min(MOST, cores - LEFT));
}
