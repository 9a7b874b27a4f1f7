import { engine, type DataId, type KernelBackend } from '@tensorflow/tfjs-core';
import type { CountedCalls } from '#bridge/protocol.ts';

/** Kernels that only rename what is there: nothing is computed. */
const FREE: ReadonlySet<string> = new Set(['Identity', 'Reshape']);

/** tfjs's engine, as far as kernels go through it. */
interface Kernels {
  runKernel(name: string, inputs: unknown, attributes?: unknown): unknown;
}

interface Placed {
  readonly values?: unknown;
}

/** Backends of a GPU: where values are not null they lie on this side, and reading them waits for nothing. */
interface WithPlaces {
  readonly texData?: { get(id: DataId): Placed | undefined };
  readonly tensorMap?: { get(id: DataId): Placed | undefined };
}

/**
 * Counts what is asked of the current backend from now on: kernels that compute, tensors that go up to it and values
 * that come back. What comes back gives the counts so far and ends the counting.
 */
export function countCalls(): () => CountedCalls {
  const tfjs = engine();
  const backend: KernelBackend & WithPlaces = tfjs.backend;
  const counts = { kernels: 0, uploads: 0, uploadedBytes: 0, reads: 0, readBytes: 0 };
  const counted = (bytes: number) => {
    counts.reads += 1;
    counts.readBytes += bytes;
  };
  let within = false;
  const away = (id: DataId) => (backend.texData ?? backend.tensorMap)?.get(id)?.values == null;
  const restore = [
    replaced(tfjs as Kernels, 'runKernel', (run) => (name, inputs, attributes) => {
      if (!FREE.has(name)) counts.kernels += 1;
      const result = run(name, inputs, attributes);
      // Pixels go up inside of this kernel.
      if (name === 'FromPixels') {
        counts.uploads += 1;
        counts.uploadedBytes += (result as { size: number }).size * (backend.texData || backend.tensorMap ? 1 : 4);
      }
      return result;
    }),
    replaced(backend, 'write', (write) => (values, shape, dtype) => {
      const bytes = (values as { byteLength?: number } | null)?.byteLength ?? 0;
      if (bytes > 0) counts.uploads += 1;
      counts.uploadedBytes += bytes;
      return write(values, shape, dtype);
    }),
    replaced(backend, 'read', (read) => async (id) => {
      const far = away(id);
      within = true;
      const reading = read(id);
      within = false;
      const values = await reading;
      if (far) counted((values as Float32Array).byteLength);
      return values;
    }),
    replaced(backend, 'readSync', (read) => (id) => {
      const far = away(id) && !within;
      const values = read(id);
      if (far) counted((values as Float32Array).byteLength);
      return values;
    }),
  ];
  return () => {
    for (const one of restore) one();
    return counts;
  };
}

/** Puts another method in an object's way to its own; what comes back takes it away again. */
function replaced<T extends object, K extends keyof T & string>(
  object: T,
  name: K,
  wrap: (own: T[K]) => T[K],
): () => void {
  const own = object[name];
  const inherited = !Object.hasOwn(object, name);
  const bound = (own as (...given: unknown[]) => unknown).bind(object) as T[K];
  object[name] = wrap(bound);
  return () => {
    if (inherited) delete (object as Partial<T>)[name];
    else object[name] = own;
  };
}
