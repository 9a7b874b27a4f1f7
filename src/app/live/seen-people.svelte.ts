import type { Scene } from '#core/scene.ts';
import { targetsOf, type TargetRow } from './targets.ts';

/** A scene and when it reached the page, ms. */
export interface SeenScene {
  readonly scene: Scene;
  readonly receivedAt: number;
}

/** Who was recognised last, and whom somebody selected among them. */
export class SeenPeople {
  /** The newest scene. */
  latest: SeenScene | null = $state.raw(null);
  /** What a scan found in the picture that it holds: shown in place of the newest scene. */
  covered: SeenScene | null = $state.raw(null);
  /** The picture that stands still while it is frozen. */
  stillPicture: HTMLCanvasElement | null = $state.raw(null);
  targets: readonly TargetRow[] = $state.raw([]);
  selected: number | null = $state(null);

  select(track: number | null): void {
    this.selected = track;
  }

  /** Shows `found` in place of the newest scene, and as the newest where it `stays`; null: the newest again. */
  cover(found: SeenScene | null, stays: boolean, now: number): void {
    if (found && stays) this.latest = found;
    this.covered = found;
    this.list(now);
  }

  /** Brings the list of people up to `now`, ms. */
  protected list(now: number): void {
    const shown = this.covered ?? this.latest;
    if (shown) this.targets = targetsOf(shown.scene, now, shown.receivedAt);
  }

  /** Nobody in sight any more; `also` the one who was selected. */
  protected forgetSeen(also: 'selected' | null = 'selected'): void {
    this.latest = this.covered = null;
    this.targets = [];
    this.stillPicture = null;
    if (also) this.selected = null;
  }
}
