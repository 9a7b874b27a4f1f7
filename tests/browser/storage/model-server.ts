import type { ModelFile, ModelManifest } from '#core/manifest.ts';
import { sha256 } from '#storage/models/sha256.ts';

/** What happens to one answer on its way: the answer of the real server in, what the page gets out. */
export type Tamper = (response: Response) => Response | Promise<Response>;

export interface Asked {
  readonly path: string;
  readonly range: string | null;
  readonly cache: RequestCache;
}

/** Pictures that the test server really serves, with Range, stand in for model files. */
const FILES = {
  'a.json': 'astronaut.webp',
  'a.bin': 'fireman200b.webp',
  'picture.bin': 'fireman240a.webp',
  'face.bin': 'astronaut.webp',
};

/**
 * A `fetch` that asks the real server, under the names of a small manifest. Answers can be tampered with, in turn,
 * file by file; `gone` stands for a network that is not there.
 */
export class ModelServer {
  readonly asked: Asked[] = [];
  gone = false;
  /** Also names a face model. */
  faces = false;
  version = 'one';
  readonly #tampers = new Map<string, Tamper[]>();
  #files: readonly ModelFile[] = [];

  async open(): Promise<this> {
    this.#files = await Promise.all(
      Object.entries(FILES).map(async ([path, real]) => {
        const bytes = await (await fetch(`/demo/${real}`)).arrayBuffer();
        return { path, bytes: bytes.byteLength, sha256: await sha256(crypto.subtle, bytes) };
      }),
    );
    return this;
  }

  get total(): number {
    return this.#files.slice(0, 3).reduce((sum, file) => sum + file.bytes, 0);
  }

  get manifest(): ModelManifest {
    const [graph, weights, picture, face] = this.#files as [ModelFile, ModelFile, ModelFile, ModelFile];
    const detector = { name: 'detector', files: [graph, weights], licence: 'test', origin: 'test' } as const;
    const mesh = { name: 'face-mesh', files: [face], licence: 'test', origin: 'test' } as const;
    return {
      version: this.version,
      models: this.faces ? [detector, mesh] : [detector],
      knownAnswer: { picture, size: 8, anchors: [{ index: 0, score: 0.5, box: [0, 0, 1, 1] }] },
    };
  }

  /** The next answers for `path` go through these, one each; later ones come as they are. */
  next(path: string, ...tampers: Tamper[]): void {
    this.#tampers.set(path, tampers);
  }

  /** How often each file was asked for. */
  count(path: string): number {
    return this.asked.filter((one) => one.path === path).length;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(input as string).pathname.replace(/^.*\/models\//, '');
    this.asked.push({ path, range: new Headers(init?.headers).get('Range'), cache: init?.cache ?? 'default' });
    if (this.gone) throw new TypeError('Failed to fetch');
    const real = FILES[path as keyof typeof FILES];
    const answer = real
      ? await fetch(`/demo/${real}`, { ...init, cache: 'no-store' })
      : new Response(JSON.stringify(this.manifest));
    const tamper = this.#tampers.get(path)?.shift();
    return tamper ? tamper(answer) : answer;
  };
}

/** Turns over one bit of one byte. */
export const flip: Tamper = async (response) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return new Response(bytes, response);
};

/** Lets `bytes` through, then breaks the connection. */
export const cut =
  (bytes: number): Tamper =>
  (response) => {
    let left = bytes;
    const knife = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (left > 0) controller.enqueue(chunk.slice(0, left));
        left -= chunk.length;
        if (left <= 0) controller.error(new TypeError('network error'));
      },
    });
    return new Response(response.body?.pipeThrough(knife), response);
  };

/** Adds a byte at the end. */
export const longer: Tamper = async (response) => new Response(new Blob([await response.blob(), 'x']), response);

export const status =
  (code: number): Tamper =>
  () =>
    new Response('', { status: code });
