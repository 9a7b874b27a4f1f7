import type { Scan, ScanState } from '#app/stage/scan.svelte.ts';
import type { Scene } from '#core/scene.ts';
import { drawLockMark } from '#hud/scan/lock-mark.ts';
import { drawSweep } from '#hud/scan/sweep.ts';
import type { ClassLook } from '#hud/text.ts';
import { UNKNOWN } from '#hud/theme.ts';
import { toView, type View } from '#hud/view.ts';

/** What the HUD shows of a scan: nobody while the sweep is under way, then those who have locked in. */
export function scanned(state: ScanState): { scene: Scene | null; receivedAt: number } | null {
  if (state.kind === 'looking') return { scene: null, receivedAt: 0 };
  if (state.kind !== 'locking') return null;
  const tracks = new Set(state.locked.map(({ track }) => track));
  const people = state.scene.people.filter(({ track }) => tracks.has(track));
  return { scene: { ...state.scene, people }, receivedAt: state.locked.at(-1)?.at ?? 0 };
}

/** Paints the sweep, and the shape of a group on everybody who has just locked in, over the HUD. */
export function paintScan(
  ctx: CanvasRenderingContext2D,
  scan: Pick<Scan, 'state' | 'sweep'>,
  { view, now, looks, scale, reducedMotion }: ScanMoment,
): void {
  const { state } = scan;
  const share = scan.sweep(now);
  if (share !== null) drawSweep(ctx, view, share, reducedMotion);
  if (state.kind !== 'locking' || reducedMotion) return;
  for (const { track, at } of state.locked) {
    const person = state.scene.people.find((one) => one.track === track);
    const look = looks.get(person?.label?.key ?? '');
    const mark = { shape: look?.shape ?? null, colour: look?.colour ?? UNKNOWN };
    if (person) drawLockMark(ctx, toView(person.box, view), mark, now - at, scale);
  }
}

interface ScanMoment {
  readonly view: View;
  /** The page's clock, ms. */
  readonly now: number;
  readonly looks: ReadonlyMap<string, ClassLook>;
  readonly scale: number;
  readonly reducedMotion: boolean;
}
