import type { Scene } from '#core/scene.ts';
import type { TargetRow } from './targets.ts';

/** Who was recognised last, and whom somebody selected among them. */
export class SeenPeople {
  /** The newest scene and when it reached the page. */
  latest: { readonly scene: Scene; readonly receivedAt: number } | null = $state.raw(null);
  targets: readonly TargetRow[] = $state.raw([]);
  selected: number | null = $state(null);

  select(track: number | null): void {
    this.selected = track;
  }

  /** Nobody in sight any more; `also` the one who was selected. */
  protected forgetSeen(also: 'selected' | null = 'selected'): void {
    this.latest = null;
    this.targets = [];
    if (also) this.selected = null;
  }
}
