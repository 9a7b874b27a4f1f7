import type { App } from '#app/app.svelte.ts';
import { pointsOfLooks, verdictOf, type Verdict } from '#core/bias/disguise.ts';
import type { Scene } from '#core/scene.ts';
import { personBefore } from '#screens/explain/kit/person-before.ts';

/** Looks at the person in one row: a few seconds. */
export const LOOKS = 12;
/** How long the player may be out of sight within a row, ms: as long as a picture is waited for. */
const PATIENCE = 2500;

export type LivePhase = 'idle' | 'looking' | 'taking' | 'learning' | 'lost';

/** Fool it as a person before the camera: rows of looks before and after the disguise was taught. */
export class LiveGame {
  /** Key of the class that the person really is, said before. */
  truth: string | null = $state(null);
  phase: LivePhase = $state('idle');
  /** Verdicts of the row under way, and of the last whole row before and after teaching. */
  row: readonly Verdict[] = $state.raw([]);
  before: readonly Verdict[] | null = $state.raw(null);
  after: readonly Verdict[] | null = $state.raw(null);
  points = $state(0);
  /** Who plays; between rows whoever would: the selected person, else the nearest. null: nobody is there. */
  readonly track: number | null = $derived.by(() =>
    this.phase === 'idle' || this.phase === 'lost' ? personBefore(this.#app.live) : this.#player,
  );
  readonly #app: App;
  /** The row under way comes after teaching. */
  #again = false;
  #player: number | null = $state(null);
  #seen: Scene | null = null;
  /** When the player was seen in this row, or first missed. */
  #seenAt: number | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  say(classKey: string): void {
    this.stop();
    this.truth = classKey;
    this.before = this.after = null;
    this.#again = false;
  }

  /** Begins a row of looks at a new disguise; where the row after a lesson broke off, that row once more. */
  test(): void {
    if (this.phase === 'lost' && this.#again) return this.#begin(true);
    this.before = this.after = null;
    this.#begin(false);
  }

  /** One look of the recognition. */
  look(scene: Scene): void {
    if (this.phase !== 'looking' || this.truth === null || scene === this.#seen) return;
    this.#seen = scene;
    const person = scene.people.find(({ track }) => track === this.#player);
    if (!person) {
      this.#seenAt ??= scene.time;
      if (scene.still || scene.time - this.#seenAt > PATIENCE) this.phase = 'lost';
      return;
    }
    this.#seenAt = scene.time;
    if (!person.answer) return;
    this.row = [...this.row, verdictOf(person.answer, this.truth)];
    // A photo looks the same every time.
    if (!scene.still && this.row.length < LOOKS) return;
    this.phase = 'idle';
    if (this.#again) this.after = this.row;
    else {
      this.before = this.row;
      this.points += pointsOfLooks(this.row);
    }
  }

  /** A burst of the person as dressed now becomes a lesson of the visitor's own; then another row. Never throws. */
  async teach(): Promise<void> {
    const { history, capture, trainer } = this.#app;
    if (this.truth === null || !this.before || this.phase !== 'idle') return;
    const had = history.dataset.samples.length;
    this.phase = 'taking';
    history.choose(this.truth);
    await capture.burst();
    if (history.dataset.samples.length === had) {
      this.phase = 'lost';
      return;
    }
    this.phase = 'learning';
    // The book has told the trainer already; a head that speaks is enough, the exam may go on.
    while (trainer.state.phase === 'training') await new Promise((resolve) => setTimeout(resolve, 100));
    if (this.phase === 'learning') this.#begin(true);
  }

  stop(): void {
    if (this.#player !== null && this.#app.live.selected === this.#player) this.#app.live.select(null);
    this.phase = 'idle';
    this.row = [];
  }

  #begin(again: boolean): void {
    this.#again = again;
    this.#player = this.track;
    if (this.#player === null) {
      this.phase = 'lost';
      return;
    }
    // A burst takes the selected person.
    this.#app.live.select(this.#player);
    this.#seen = this.#app.live.latest?.scene ?? null;
    this.#seenAt = null;
    this.row = [];
    this.phase = 'looking';
    this.#app.live.lookAgain();
  }
}
