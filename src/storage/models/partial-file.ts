/**
 * The pieces of a file that is still on its way, kept in the cache beside the finished files, so that a page
 * that was closed half-way carries on where it stopped. Each piece is one entry, named by where it begins.
 * Storing a piece may fail (no room): the download goes on without.
 */
export class PartialFile {
  readonly #cache: Cache | null;
  readonly #url: string;

  /** `sha256` ties the pieces to one version of the file; a null cache keeps nothing. */
  constructor(cache: Cache | null, url: string, sha256: string) {
    this.#cache = cache;
    this.#url = `${url}?piece-of=${sha256}`;
  }

  /** Copies all pieces that follow each other from the start into `into`; returns how many bytes that was. */
  async read(into: Uint8Array): Promise<number> {
    let at = 0;
    for (;;) {
      const piece = await this.#cache?.match(this.#key(at));
      if (!piece) return at;
      const bytes = new Uint8Array(await piece.arrayBuffer());
      if (bytes.length === 0 || at + bytes.length > into.length) return at;
      into.set(bytes, at);
      at += bytes.length;
    }
  }

  async add(from: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length === 0) return;
    await this.#cache?.put(this.#key(from), new Response(bytes.slice())).catch(() => undefined);
  }

  async clear(): Promise<void> {
    for (const key of (await this.#cache?.keys()) ?? []) {
      if (key.url.startsWith(this.#url)) await this.#cache?.delete(key);
    }
  }

  #key(from: number): string {
    return `${this.#url}&from=${from}`;
  }
}
