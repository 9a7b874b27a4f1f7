import { SvelteSet } from 'svelte/reactivity';

/** Which pictures of the tray are selected, and where a range begins. */
export class Selection {
  readonly ids = new SvelteSet<string>();
  #anchor: string | null = null;

  /** In or out; the next range begins here. */
  toggle(id: string): void {
    if (!this.ids.delete(id)) this.ids.add(id);
    this.#anchor = id;
  }

  /** Everything from where the last touch was up to here, in the order of the tray. */
  extend(id: string, order: readonly string[]): void {
    const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const to = order.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.ids.add(one);
  }

  /** All of them in, or out where all were in already. */
  toggleAll(ids: readonly string[]): void {
    const all = ids.every((id) => this.ids.has(id));
    for (const id of ids) {
      if (all) this.ids.delete(id);
      else this.ids.add(id);
    }
    this.#anchor = ids.at(-1) ?? null;
  }

  clear(): void {
    this.ids.clear();
    this.#anchor = null;
  }
}
