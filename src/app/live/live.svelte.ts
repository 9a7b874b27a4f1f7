import { lensesBeside, type Lens } from '#camera/cameras.ts';
import type { Facing } from '#camera/facing.ts';
import type { Frame, Source } from '#camera/source.ts';
import { failureOf, type Failure } from '#core/failure.ts';
import type { Scene } from '#core/scene.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import type { LiveOptions } from './live-options.ts';
import { mayOpen, SourceOpener } from './source-opener.ts';
import { takenAt, targetsOf, type TargetRow } from './targets.ts';
import { isCamera, isDemo, isLost, sameCamera, type Pump, type SourceRequest } from './source-request.ts';
import { Watchers } from './watchers.ts';

/** What the page is doing; mirrored on `<html data-phase>`. */
export type Phase = 'booting' | 'ready' | 'live' | 'paused' | 'failed';

/** A newer source waits at most this long for the look at the old one, ms. */
const LAST_LOOK = 3000;
const STILL_AGAIN = 250;
/** Within this time after a camera opened, ms. */
const AGAIN = 3000;
/** After a rest of this length the newest scene tells nothing about the picture, ms. */
const STALE = 500;

/** The picture that runs and what is recognised in it. One source at a time; the newest wish wins. */
export class LiveSession {
  source: Source | null = $state.raw(null);
  /** The newest scene and when it reached the page. */
  latest: { readonly scene: Scene; readonly receivedAt: number } | null = $state.raw(null);
  targets: readonly TargetRow[] = $state.raw([]);
  selected: number | null = $state(null);
  frozen = $state(false);
  /** Being opened now, or waiting until the models are there. */
  opening: SourceRequest | null = $state.raw(null);
  lenses: readonly Lens[] = $state.raw([]);
  torch = $state.raw({ available: false, on: false });
  /** What went wrong with the last wish. */
  trouble: { readonly failure: Failure; readonly request: SourceRequest } | null = $state.raw(null);
  hidden = $state(false);

  /** Somebody in the newest scene has a label. */
  onlabel: (() => void) | null = null;

  readonly failure: Failure | null = $derived.by(() => {
    const { state } = this.#options.recogniser;
    return state.phase === 'failed' ? state.failure : (this.trouble?.failure ?? null);
  });
  readonly phase: Phase = $derived.by(() => {
    if (this.failure) return 'failed';
    if (this.#options.recogniser.state.phase !== 'ready') return 'booting';
    if (this.#suspended) return 'paused';
    if (!this.source) return 'ready';
    return this.frozen || this.hidden ? 'paused' : 'live';
  });

  readonly #options: LiveOptions;
  /** The camera that was put away while the page is hidden. */
  #suspended: SourceRequest | null = $state.raw(null);
  /** What is to be opened waits for the recognition. */
  #waiting = false;
  #turn = 0;
  #openedAt = -Infinity;
  #pump: Pump | null = null;
  readonly #opener: SourceOpener;
  #look: Promise<void> = Promise.resolve();
  readonly #watchers: Watchers;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#opener = new SourceOpener(options);
    this.#watchers = new Watchers(options.now, () => this.#go());
  }

  /** Opens a source; the one before closes first, because phones open one camera only. Never throws. */
  async open(request: SourceRequest): Promise<void> {
    if (this.#isAgain(request)) return;
    const turn = this.#leave();
    this.opening = request;
    this.#waiting = !mayOpen(request, this.#options.recogniser.state.phase);
    if (this.#waiting) return; // loaded() or ready() takes it up
    try {
      const source = await this.#opener.open(request);
      if (turn !== this.#turn) return source?.close();
      if (source) await this.#begin(source, request, turn);
    } catch (error) {
      if (turn === this.#turn) this.trouble = { failure: failureOf(error, 'camera-other'), request };
    } finally {
      if (turn === this.#turn) this.opening = null;
    }
  }

  /** A second tap on a camera that opens, or opened a moment ago, is the same wish. */
  #isAgain(request: SourceRequest): boolean {
    if (request.kind !== 'camera' || request.facing || request.deviceId) return false;
    if (this.opening?.kind === 'camera') return !this.#waiting;
    return isCamera(this.source) && this.#options.now() - this.#openedAt < AGAIN;
  }

  /** The model files are there: a camera or the demo opens while the recognition starts. */
  loaded(): void {
    if (this.opening && this.#waiting) void this.open(this.opening);
  }

  /** The recognition is ready, or ready again: what waits for it begins. */
  ready(): void {
    if (this.opening && this.#waiting) void this.open(this.opening);
    else this.#go();
  }

  /** The way on after a failure: recognition first, then the same source again. */
  async retry(): Promise<void> {
    const request = this.trouble?.request;
    if (this.#options.recogniser.state.phase === 'failed') await this.#options.recogniser.boot();
    if (request) await this.open(request);
  }

  /** Back to the start view; also dismisses a failure. */
  stop(): void {
    this.#leave();
  }

  /** Holds the picture, or lets it run on. */
  freeze(on: boolean): void {
    if (!this.source || this.source.still) return;
    this.frozen = on;
    this.#go();
  }

  /**
   * Looks are wanted until what comes back is called. While nobody watches, the picture runs on and recognition rests:
   * worker and battery have better to do. A photo is looked at anyway.
   */
  watch(): () => void {
    this.#wake(this.#watchers.rested);
    return this.#watchers.join();
  }

  /** A photo is looked at once more, for whoever waits for a look; anything that runs is looked at anyway. */
  lookAgain(): void {
    const { source } = this;
    if (!source?.still) return;
    // The look under way may be past the point where it could serve; the pump rests a moment after it.
    void this.#look
      .then(() => this.#options.wait(0))
      .then(() => (source === this.source && !this.hidden ? this.#pump?.start() : undefined));
  }

  select(track: number | null): void {
    this.selected = track;
  }

  /** The display was turned: the demo turns with it, a camera does so by itself. */
  turnDisplay(portrait: boolean): void {
    if (isDemo(this.source)) this.source.turn(portrait);
  }

  /** The other camera. */
  async flip(): Promise<void> {
    if (!isCamera(this.source)) return;
    const facing: Facing = this.source.facing === 'user' ? 'environment' : 'user';
    this.#options.settings.update({ facing, deviceId: null });
    await this.open({ kind: 'camera', facing });
  }

  /** The next lens that looks the same way. */
  async nextLens(): Promise<void> {
    if (!isCamera(this.source)) return;
    const { deviceId, facing } = this.source;
    const at = this.lenses.findIndex((lens) => lens.deviceId === deviceId);
    const next = this.lenses[(at + 1) % this.lenses.length];
    if (!next) return;
    this.#options.settings.update({ facing, deviceId: next.deviceId });
    await this.open({ kind: 'camera', facing, deviceId: next.deviceId });
  }

  async toggleTorch(): Promise<void> {
    const source = this.source;
    if (!isCamera(source)) return;
    await source.setTorch(!source.torch.on).catch(() => undefined); // the key shows what the lamp really does
    this.torch = { ...source.torch };
  }

  /** The page is no longer seen: the camera goes off, everything else rests. */
  hide(): void {
    this.hidden = true;
    this.#pump?.stop();
    if (!isCamera(this.source)) return;
    const request = sameCamera(this.source);
    this.#leave();
    this.#suspended = request;
  }

  /** The page is seen again. Phones come back with or without an event, so every sign of it calls this. */
  show(): void {
    this.hidden = false;
    if (this.#suspended) void this.open(this.#suspended);
    else if (this.opening) return;
    else if (isCamera(this.source) && isLost(this.source.element)) void this.open(sameCamera(this.source));
    else this.#go();
  }

  /** Brings the list of people up to date; call it a few times a second. */
  refresh(): void {
    // What was measured before a rest stays.
    if (!this.#watchers.any && !this.source?.still) return;
    const { latest } = this;
    const now = this.#options.now();
    if (latest && this.phase === 'live') this.targets = targetsOf(latest.scene, now, latest.receivedAt);
    if (!this.frozen) this.#options.rates.publish(now, latest && takenAt(latest.scene, now, latest.receivedAt));
  }

  async #begin(source: Source, request: SourceRequest, turn: number): Promise<void> {
    const { client, sources, wait, rates, visible } = this.#options;
    rates.reset();
    source.onbroken = (error) => {
      if (source !== this.source) return;
      this.#leave();
      if (visible()) this.trouble = { failure: error.failure, request };
      else this.#suspended = request;
    };
    this.source = source;
    this.#openedAt = this.#options.now();
    await Promise.race([this.#look, wait(LAST_LOOK)]);
    await client.reset();
    if (turn !== this.#turn) return;
    this.#pump = sources.pump(
      source,
      (frame) => (this.#look = this.#lookAt(frame, source)),
      (error) => this.#fail(error, request, turn),
    );
    if (isCamera(source)) {
      this.torch = { ...source.torch };
      void this.#options.gyroscope?.start();
      void sources.listCameras().then((lenses) => {
        if (turn === this.#turn) this.lenses = lensesBeside(lenses, source.facing);
      });
    }
    if (!visible()) this.hide();
    else this.#go();
  }

  /** Looks go on while somebody watches; a photo is looked at once more. */
  #go(): void {
    const ready = this.#options.recogniser.state.phase === 'ready';
    const wanted = this.#watchers.any || this.source?.still;
    if (ready && wanted && !this.frozen && !this.hidden) this.#pump?.start();
    else this.#pump?.stop();
  }

  /** Somebody watches again: what was seen before the rest is no longer shown, nor is anybody taken for who stood there. */
  #wake(rested: number): void {
    if (!this.source || this.source.still || rested <= STALE) return;
    this.latest = null;
    this.targets = [];
    this.frozen = false;
    if (rested <= LIFE.remembered) return;
    this.selected = null;
    void this.#options.client.reset();
  }

  async #lookAt(frame: Frame, source: Source): Promise<void> {
    const { client, gyroscope, rates, now, wait } = this.#options;
    const { still } = source;
    const turn = still ? null : (gyroscope?.take() ?? null);
    const asked = now();
    const scene = await client.look(frame.bitmap, { time: frame.time, still, turn, hurry: rates.hurry });
    if (source !== this.source || this.frozen) return;
    if (scene) {
      this.latest = { scene, receivedAt: now() };
      rates.look(now(), now() - asked);
      if (scene.people.some(({ label }) => label && label.key !== 'unknown')) this.onlabel?.();
      this.refresh();
    } else if (still) {
      // Recognition was just restarting: a photo has no next frame, so it asks again.
      void wait(STILL_AGAIN).then(() => (source === this.source ? this.#pump?.start() : undefined));
    }
  }

  #fail(error: unknown, request: SourceRequest, turn: number): void {
    if (turn !== this.#turn) return;
    this.#leave();
    this.trouble = { failure: failureOf(error, request.kind === 'file' ? 'bad-file' : 'recognition-stopped'), request };
  }

  /** Closes what runs and outdates what is being opened; gives the number of the new turn. */
  #leave(): number {
    this.#opener.abort();
    this.#pump?.stop();
    this.#pump = null;
    this.source?.close();
    this.#options.gyroscope?.stop();
    this.source = this.latest = this.trouble = this.opening = this.selected = this.#suspended = null;
    this.targets = [];
    this.lenses = [];
    this.torch = { available: false, on: false };
    this.frozen = this.#waiting = false;
    this.#options.rates.reset();
    return ++this.#turn;
  }
}
