import type { LessonLink } from '#app/lab/lesson-link.svelte.ts';
import type { Character, Stroke } from '#core/characters/strokes.ts';
import { copyOf, weightOf, type Network } from '#core/network/network.ts';
import { rng } from '#core/rng.ts';
import type { Exercise, Exercises } from '#core/water/exercises.ts';
import { OWN_CHARACTERS, ownCharactersIn } from '#core/water/own-characters.ts';
import { learnOne, Practice, scoreOf, type Lesson } from '#core/water/practice.ts';
import { hiddenFrom, hiddenText, LIMITS, ownNetwork, USUAL_HIDDEN } from '#core/water/shape.ts';
import { codeOfValves, withValves } from '#core/water/valve-code.ts';
import { turned } from '#core/water/valve.ts';
import type { PipePlace, TankPlace } from '#core/water/water.ts';
import { Runner } from '#screens/explain/kit/runner.svelte.ts';
import { drawExercises } from './draw-exercises.ts';
import { drawn, pouredOf, type Poured } from './poured.ts';

/** What learning fast has measured, once for each few batches. */
export interface Curves {
  readonly loss: readonly number[];
  readonly right: readonly number[];
}

/** Batches a picture, batches between two points of the curves, batches at most. */
const PACE = 2;
const BETWEEN = 8;
const MOST = 1600;
/** Share of held-back drawings read right at which it may end, after so many batches. */
const ENOUGH = { right: 0.995, after: 500 } as const;

const USUAL = '国田回人';

/** The small network that reads characters: its shape, valves, what runs through it and how it learns. */
export class WaterState {
  characters: readonly Character[] = $state.raw([]);
  hidden: readonly number[] = $state.raw(USUAL_HIDDEN);
  seed = $state(1);
  network: Network = $state.raw({ layers: [] });
  poured: Poured = $state.raw({ input: new Float64Array(), strokes: [], pen: 0, outlet: null });
  pipe: PipePlace | null = $state.raw(null);
  tank: TankPlace | null = $state.raw(null);
  lesson: Lesson | null = $state.raw(null);
  exercises: Exercises | null = $state.raw(null);
  /** Share of the exercises that are drawn. */
  prepared = $state(0);
  curves: Curves = $state.raw({ loss: [], right: [] });
  batches = $state(0);
  examples = $state(0);
  /** How the network as it is does on the drawings that are held back. */
  readonly score = $derived.by(() => {
    // While it learns fast, measuring after each few batches is enough.
    if (this.runner.running && this.#newest) return this.#newest;
    return this.exercises ? scoreOf(this.network, this.exercises.heldOut) : null;
  });
  readonly runner = new Runner(
    () => this.#batch(),
    () => this.#show(),
  );
  readonly #link: LessonLink;
  /** Valves before a hand turned the first of them. */
  #untouched: Network | null = $state.raw(null);
  #newest: { readonly loss: number; readonly right: number } | null = $state.raw(null);
  #practice: Practice | null = null;
  #turn = 0;
  #random = rng(1);
  #shown = -1;
  #skip = false;

  constructor(link: LessonLink) {
    this.#link = link;
    const known = ownCharactersIn(link.get('chars') ?? USUAL).slice(0, LIMITS.outlets.most);
    this.characters = known.length >= LIMITS.outlets.least ? known : OWN_CHARACTERS.slice(0, 4);
    this.hidden = hiddenFrom(link.get('layers')) ?? USUAL_HIDDEN;
    this.seed = Math.round(link.number('seed', 1, 1, 9999));
    this.#begin();
    const valves = link.get('valves');
    this.network = (valves && withValves(this.network, valves)) || this.network;
    const shown = this.characters.findIndex(({ glyph }) => glyph === link.get('show'));
    this.pour(Math.max(0, shown));
  }

  /** A character as it is printed; asked for again: as another hand writes it. */
  pour(outlet: number): void {
    const character = this.characters[outlet];
    if (!character) return;
    const again = this.#shown === outlet ? this.exercises?.heldOut.filter((one) => one.outlet === outlet) : null;
    const other = again?.[Math.floor(this.#random() * again.length)];
    this.poured = other ? pouredOf(other) : drawn(character.strokes, outlet);
    this.#shown = outlet;
    this.lesson = null;
    this.#link.put('show', character.glyph);
  }

  /** What somebody drew. */
  pourDrawing(strokes: readonly Stroke[]): void {
    this.poured = drawn(strokes, null);
    this.#shown = -1;
    this.lesson = null;
  }

  /** What was read from paper. */
  pourCells(input: Float64Array): void {
    this.poured = { input, strokes: [], pen: 0, outlet: null };
    this.#shown = -1;
    this.lesson = null;
  }

  /** One drawing of the program: poured in, and learnt from. */
  step(): void {
    this.runner.stop();
    const learn = this.exercises?.learn;
    const exercise = learn?.[Math.floor(this.#random() * learn.length)];
    if (exercise) this.#learn(exercise);
  }

  /** The visitor says what is poured in. */
  teach(outlet: number): void {
    this.runner.stop();
    const { input, strokes, pen } = this.poured;
    const target = new Float64Array(this.characters.length);
    target[outlet] = 1;
    this.#learn({ input, strokes, pen, outlet, target });
  }

  /** Learns on, or stops. */
  toggle(): void {
    if (!this.exercises) return;
    this.lesson = null;
    if (this.runner.running) {
      this.runner.stop();
      return this.#show();
    }
    this.#untouched = this.#newest = null;
    this.#practice = new Practice(copyOf(this.network), this.exercises.learn, this.seed + this.batches);
    this.runner.pace = PACE;
    this.runner.start();
  }

  turn(place: PipePlace, weight: number, done: boolean): void {
    this.runner.stop();
    this.lesson = null;
    this.#untouched ??= this.network;
    this.network = turned(this.network, place, weight);
    if (done) this.#note();
  }

  /** What a valve was before a hand turned it. */
  before({ layer, from, to }: PipePlace): number {
    const rows = (this.#untouched ?? this.network).layers[layer];
    return rows ? weightOf(rows, to, from) : 0;
  }

  choose(tank: TankPlace | null, pipe: PipePlace | null): void {
    this.tank = tank;
    this.pipe = pipe;
  }

  reshape(hidden: readonly number[]): void {
    this.hidden = hidden;
    this.#link.put('layers', hiddenText(hidden));
    this.#restart();
  }

  setCharacters(characters: readonly Character[]): void {
    const { least, most } = LIMITS.outlets;
    if (characters.length < least || characters.length > most) return;
    this.characters = characters;
    this.#link.put('chars', characters.map(({ glyph }) => glyph).join(''));
    this.exercises = null;
    this.#restart();
    if (this.poured.outlet !== null) this.pour(Math.min(this.poured.outlet, characters.length - 1));
    void this.prepare();
  }

  /** All valves by chance again, otherwise than before. */
  reseed(): void {
    this.seed = (this.seed % 9999) + 1;
    this.#link.put('seed', this.seed);
    this.#restart();
  }

  /** Has the program write, a little at a time. A newer call, or {@link stop}, ends it. */
  async prepare(): Promise<void> {
    const turn = ++this.#turn;
    const exercises = await drawExercises(this.characters, (share) => {
      if (turn === this.#turn) this.prepared = share;
      return turn === this.#turn;
    });
    if (exercises && turn === this.#turn) this.exercises = exercises;
  }

  stop(): void {
    this.#turn++;
    this.runner.stop();
  }

  #learn(exercise: Exercise): void {
    this.#untouched = null;
    this.choose(null, null);
    const lesson = learnOne(this.network, exercise);
    this.lesson = lesson;
    this.network = lesson.after;
    this.poured = pouredOf(exercise);
    this.examples += 1;
    this.#shown = -1;
    this.#note();
  }

  #batch(): boolean {
    const practice = this.#practice;
    if (!practice || this.batches >= MOST) return false;
    const loss = practice.step();
    this.batches += 1;
    if (this.batches % BETWEEN !== 0 || !this.exercises) return true;
    this.#newest = scoreOf(practice.network, this.exercises.heldOut);
    const { right } = this.#newest;
    this.curves = { loss: [...this.curves.loss, loss], right: [...this.curves.right, right] };
    return right < ENOUGH.right || this.batches < ENOUGH.after;
  }

  #show(): void {
    // Hundreds of pipes are painted anew: while it learns, every second picture of the display is enough.
    this.#skip = this.runner.running && !this.#skip;
    if (this.#skip) return;
    if (this.#practice) this.network = copyOf(this.#practice.network);
    if (!this.runner.running) this.#note();
  }

  #note(): void {
    this.#link.put('valves', codeOfValves(this.network));
  }

  #restart(): void {
    this.runner.stop();
    this.#begin();
    this.#link.put('valves', null);
  }

  #begin(): void {
    this.network = ownNetwork(this.hidden, this.characters.length, this.seed);
    this.#random = rng(this.seed);
    this.#untouched = this.lesson = this.#practice = null;
    this.curves = { loss: [], right: [] };
    this.batches = this.examples = 0;
    this.choose(null, null);
  }
}
