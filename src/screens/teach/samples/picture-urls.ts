import type { Sample } from '#core/dataset/dataset.ts';

/** Addresses of samples' pictures, each made once and revoked with its sample. */
export class PictureUrls {
  readonly #urls = new Map<string, string>();

  /** null: the sample came without its picture. */
  of({ id, picture }: Pick<Sample, 'id' | 'picture'>): string | null {
    if (picture.length === 0) return null;
    const known = this.#urls.get(id);
    if (known) return known;
    const url = URL.createObjectURL(new Blob([picture], { type: 'image/jpeg' }));
    this.#urls.set(id, url);
    return url;
  }

  /** Revokes the addresses of all other samples: a forgotten picture is not to be had by its old address. */
  keep(samples: readonly Pick<Sample, 'id'>[]): void {
    const ids = new Set(samples.map(({ id }) => id));
    for (const [id, url] of this.#urls) {
      if (ids.has(id)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(id);
    }
  }
}
