import type { Frame, Source } from '#camera/source.ts';
import { failureOf, type Failure } from '#core/failure.ts';
import { LIFE } from '#core/tracking/tracker-config.ts';
import { CameraSwitches } from './camera-switches.svelte.ts';
import { FileSwitches } from './file-switches.svelte.ts';
import type { LiveOptions } from './live-options.ts';
import { failureIn, isAgain, openingIn, phaseOf, requestOnReturn, showsPicture } from './live-state.ts';
import type { LiveState, Phase } from './live-state.ts';
import { mayOpen, SourceOpener } from './source-opener.ts';
import { SeenPeople } from './seen-people.svelte.ts';
import { standing, takenAt } from './targets.ts';
import { isCamera, sameCamera, type Pump, type SourceRequest } from './source-request.ts';
import { Watchers } from './watchers.ts';

/** A newer source waits at most this long for the look at the old one, ms. */
const LAST_LOOK = 3000;
const STILL_AGAIN = 250;
/** A camera that stands still after less time than this is not opened again by itself, ms. */
const STEADY = 10_000;
/** After a rest of this length the newest scene tells nothing about the picture, ms. */
const STALE = 500;

/** The picture that runs and what is recognised in it. One source at a time; the newest wish wins. */
export class LiveSession extends SeenPeople {
  hidden = $state(false);
  /** Somebody in the newest scene has a label. */
  onlabel: (() => void) | null = null;
  #state: LiveState = $state.raw({ kind: 'empty' });
  readonly source: Source | null = $derived.by(() => (this.#state.kind === 'running' ? this.#state.source : null));
  /** The picture is shown like a mirror. */
  readonly mirrored: boolean = $derived.by(() => this.camera.shown?.mirrored ?? this.source?.mirrored ?? false);
  readonly frozen: boolean = $derived.by(() => this.#state.kind === 'running' && this.#state.frozen);
  /** Being opened now, or waiting until the models are there. */
  readonly opening: SourceRequest | null = $derived.by(() => openingIn(this.#state));
  readonly failure: Failure | null = $derived.by(() => failureIn(this.#state, this.#options.recogniser.state));
  /** There is a picture to be seen, recognised already or not. */
  readonly shown: boolean = $derived.by(() => !this.failure && showsPicture(this.#state));
  readonly phase: Phase = $derived.by(() => phaseOf(this.#state, this.#options.recogniser.state, this.hidden));
  /** What can be switched at the camera, while one runs. */
  readonly camera: CameraSwitches;
  readonly files = new FileSwitches(() => this.#wake(Infinity));
  readonly #options: LiveOptions;
  #turn = 0;
  #pump: Pump | null = null;
  readonly #opener: SourceOpener;
  #look: Promise<void> = Promise.resolve();
  readonly #watchers: Watchers;

  constructor(options: LiveOptions) {
    super();
    this.#options = options;
    this.#opener = new SourceOpener(options);
    this.camera = new CameraSwitches({
      ...options,
      open: (request) => this.open(request).then(() => this.source),
      onturned: () => this.#wake(Infinity),
    });
    this.#watchers = new Watchers(options.now, () => this.#go());
  }

  /** Opens a source; the one before closes first, because phones open one camera only. Never throws. */
  async open(request: SourceRequest): Promise<void> {
    if (isAgain(request, this.#state, this.#options.now())) return;
    const may = mayOpen(request, this.#options.recogniser.state.phase);
    if (request.kind === 'file' && this.source && may) {
      const source = await this.files.beside(() => this.#opener.open(request));
      return source ? this.#begin(source, request, this.#leave()) : undefined;
    }
    const turn = this.#leave();
    this.#state = { kind: may ? 'opening' : 'waiting', request };
    if (!may) return; // ready() takes it up
    try {
      const source = await this.#opener.open(request);
      if (turn !== this.#turn) return source?.close();
      if (source) await this.#begin(source, request, turn);
    } catch (error) {
      this.#fail(error, 'camera-other', request, turn);
    }
  }

  /** The recognition is ready, or ready again: what waits for it begins. */
  ready(): void {
    if (this.#state.kind === 'waiting') void this.open(this.#state.request);
    else this.#go();
  }

  /** The way on after a failure: recognition first, then the same source again. */
  async retry(): Promise<void> {
    const request = this.#state.kind === 'failed' ? this.#state.request : null;
    if (this.#options.recogniser.state.phase === 'failed') await this.#options.recogniser.boot();
    if (request) await this.open(request);
  }

  /** Back to the start view; also dismisses a failure. */
  stop(): void {
    this.#leave();
  }

  /** Holds the picture, or lets it run on. */
  freeze(on: boolean): void {
    const state = this.#state;
    if (state.kind !== 'running' || (on && this.files.resting)) return;
    this.stillPicture = on ? this.#options.sources.hold(state.source) : null;
    this.#state = { ...state, frozen: on };
    this.#go();
  }

  /** Looks rest while `run` has the recognition to itself. */
  async aside<T>(run: () => Promise<T>): Promise<T> {
    const over = this.#watchers.hush();
    await this.#look.catch(() => undefined);
    return run().finally(over);
  }

  /** Looks are wanted until what comes back is called. While nobody watches, recognition rests; a photo is looked at anyway. */
  watch(): () => void {
    if (!this.files.resting) this.#wake(this.#watchers.rested);
    return this.#watchers.join();
  }

  /** What rests is looked at once more, for whoever waits for a look; anything that runs is looked at anyway. */
  lookAgain(): void {
    const { source } = this;
    this.files.clip.again();
    const again = () => (source === this.source && !this.hidden ? this.#pump?.start() : undefined);
    // The look under way may be past the point where it could serve; the pump rests a moment after it.
    if (source?.still) void this.#look.then(() => this.#options.wait(0)).then(again);
  }

  /** The page is no longer seen: the camera goes off, everything else rests. */
  hide(): void {
    this.hidden = true;
    this.#pump?.stop();
    if (!isCamera(this.source)) return;
    const request = sameCamera(this.source);
    this.#leave();
    this.#state = { kind: 'suspended', request };
  }

  /** The page is seen again. Phones come back with or without an event, so every sign of it calls this. */
  show(): void {
    this.hidden = false;
    const again = requestOnReturn(this.#state);
    if (again) void this.open(again);
    else if (!this.opening) this.#go();
  }

  /** Cameras were plugged in or out: one that was missed may be there again. */
  camerasChanged(): void {
    const again = this.hidden ? null : requestOnReturn(this.#state);
    if (again) void this.open(again);
    else if (isCamera(this.source)) void this.camera.take(this.source);
  }

  /** Brings the list of people up to date; call it a few times a second. */
  refresh(): void {
    // What was measured before a rest stays.
    if (!this.#watchers.any && !this.source?.still) return;
    const [now, { latest }] = [this.#options.now(), this];
    if (this.phase === 'live') this.list(now);
    if (!this.frozen) this.#options.rates.publish(now, latest && takenAt(latest.scene, now, latest.receivedAt));
  }

  async #begin(source: Source, request: SourceRequest, turn: number): Promise<void> {
    const { client, sources, wait, visible, now } = this.#options;
    const running = { kind: 'running', request, source, openedAt: now(), begun: false, frozen: false } as const;
    source.onbroken = (error) => {
      if (source !== this.source) return;
      const steady = now() - running.openedAt >= STEADY;
      this.#leave();
      // After a call or another app a camera lives again once it is opened anew.
      if (error.failure === 'frozen' && steady && visible()) return void this.open(request);
      this.#state = visible() ? { kind: 'failed', request, failure: error.failure } : { kind: 'suspended', request };
    };
    this.#state = running;
    this.files.take(source);
    if (isCamera(source)) void this.camera.take(source);
    await Promise.race([this.#look, wait(LAST_LOOK)]);
    await client.reset();
    if (turn !== this.#turn) return;
    this.#state = { ...running, frozen: this.frozen, begun: true };
    this.#pump = sources.pump(
      source,
      (frame) => (this.#look = this.#lookAt(frame, source)),
      (error) => this.#fail(error, request.kind === 'file' ? 'bad-file' : 'recognition-stopped', request, turn),
    );
    if (isCamera(source)) void this.#options.gyroscope?.start();
    if (!visible()) this.hide();
    else this.#go();
  }

  /** Looks go on while somebody watches; a photo is looked at once more. */
  #go(): void {
    const ready = this.#options.recogniser.state.phase === 'ready';
    const wanted = !this.#watchers.hushed && (this.#watchers.any || this.source?.still);
    if (ready && wanted && !this.frozen && !this.hidden) this.#pump?.start();
    else this.#pump?.stop();
  }

  /** Somebody watches again: what was seen before the rest is no longer shown, nor is anybody taken for who stood there. */
  #wake(rested: number): void {
    if (!this.source || this.source.still || rested <= STALE) return;
    this.freeze(false);
    this.forgetSeen(rested > LIFE.remembered ? 'selected' : null);
    if (rested > LIFE.remembered) void this.#options.client.reset();
  }

  async #lookAt(frame: Frame, source: Source): Promise<void> {
    const { client, gyroscope, rates, now, wait } = this.#options;
    const { still } = source;
    const turn = still ? null : (gyroscope?.take() ?? null);
    const asked = now();
    const careful = this.files.clip.paused;
    const scene = await client.look(frame.bitmap, { time: frame.time, still, turn, hurry: rates.hurry, careful });
    if (source !== this.source || this.frozen || careful !== this.files.clip.paused) return;
    if (scene) {
      this.latest = { scene: careful ? standing(scene) : scene, receivedAt: now() };
      const { detect, parts } = scene.timings;
      rates.look(now(), { ms: now() - asked, run: detect / Math.max(1, parts), parts });
      if (scene.people.some(({ label }) => label && label.key !== 'unknown')) this.onlabel?.();
      this.refresh();
      if (!this.files.resting && rates.rest > 0) await wait(rates.rest);
    } else if (this.files.resting) {
      // Recognition was just restarting: what rests has no next frame, so it asks again.
      const again = () => (source.still ? this.#pump?.start() : this.files.clip.again());
      void wait(STILL_AGAIN).then(() => (source === this.source ? again() : undefined));
    }
  }

  #fail(error: unknown, otherwise: Failure, request: SourceRequest, turn: number): void {
    if (turn !== this.#turn) return;
    this.#leave();
    this.#state = { kind: 'failed', request, failure: failureOf(error, otherwise) };
  }

  /** Closes what runs and outdates what is being opened; gives the number of the new turn. */
  #leave(): number {
    this.#opener.abort();
    this.#pump?.stop();
    this.#pump = null;
    this.source?.close();
    this.#options.gyroscope?.stop();
    this.#state = { kind: 'empty' };
    this.forgetSeen();
    void this.camera.take(null);
    this.files.take(null);
    this.#options.rates.reset();
    return ++this.#turn;
  }
}
