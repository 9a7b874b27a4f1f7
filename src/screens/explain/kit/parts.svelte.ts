import { hasContext, onMount, setContext } from 'svelte';

const KEY = Symbol('lessons come in parts');

/** Lessons inside this component come in parts, so that no task of the page is as long as making a whole one. */
export function comeInParts(): void {
  setContext(KEY, true);
}

/** Parts of something that comes part by part; all at once where nobody called {@link comeInParts}. */
export class Parts {
  /** So many are there. */
  here: number = $state(0);

  constructor(all: number) {
    if (!hasContext(KEY)) {
      this.here = all;
      return;
    }
    onMount(() => {
      let [frame, timer] = [0, 0];
      // Not in the picture of the display but after it: laying out what came before is work enough for one task.
      const next = () => (frame = requestAnimationFrame(() => (timer = window.setTimeout(come))));
      const come = () => {
        this.here += 1;
        if (this.here < all) next();
      };
      next();
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    });
  }
}
