import type { Box } from '#core/box.ts';
import { boundsOf } from '#core/person/face-bounds.ts';
import { UNKNOWN, type Answer } from '#core/head/head.ts';
import { isSettled, overdueBy, type Questions } from '#core/pace/question.ts';
import type { Carried, Face } from '#core/scene.ts';
import { LabelVote } from '#core/tracking/vote.ts';
import { CONFIG } from '#vision/config.ts';

/** What is remembered of one track between looks: face, carried things and the vote. Gone with the track. */
export class PersonMemory {
  readonly vote = new LabelVote();
  mouthCovered: number | null = null;
  /** What the taught head said last; null before, and after another head took over. */
  answer: Answer | null = null;
  answeredAt = -Infinity;
  #answers = 0;
  #answeredBox: Box | null = null;
  #changed = false;
  #mesh: Float32Array | null = null;
  #faceTime = -Infinity;
  #triedAt = -Infinity;
  #faceVector: Float32Array | null = null;
  #describedAt = -Infinity;
  #things: { carried: Carried; seenAt: number }[] = [];

  /** How overdue a question about the person is who is at `box` now, ms; negative while there is no need. */
  questionDue(box: Box, time: number): number {
    return overdueBy(this.#questions, box, time);
  }

  /**
   * No face has to be described again yet: of somebody about whom nothing has changed it lasts longer, and nothing is new
   * before the face was found once more.
   */
  faceVectorFresh(box: Box, time: number): boolean {
    if (this.#faceTime <= this.#describedAt) return true;
    const lasts = isSettled(this.#questions, box) ? CONFIG.describeFaceAgain : CONFIG.describeFace;
    return this.#faceVector !== null && time - this.#describedAt < lasts;
  }

  get #questions(): Questions {
    return {
      answers: this.#answers,
      answeredAt: this.answeredAt,
      box: this.#answeredBox,
      confidence: this.answer?.confidence ?? 0,
      changed: this.#changed,
    };
  }

  /** Notes a face that was described now, and gives the newest one that is not too old. */
  faceVector(seen: Float32Array | null, time: number): Float32Array | null {
    if (seen) {
      this.#faceVector = seen;
      this.#describedAt = time;
    } else if (time - this.#describedAt > CONFIG.faceVectorKept) this.#faceVector = null;
    return this.#faceVector;
  }

  /** The head spoke about this person, who is at `box`: into the vote. */
  noteAnswer(answer: Answer, box: Box, time: number): void {
    this.#changed = this.answer !== null && this.answer.key !== answer.key;
    this.answer = answer;
    this.answeredAt = time;
    this.#answeredBox = box;
    this.#answers += 1;
    const shares: [string, number][] =
      answer.key === UNKNOWN
        ? [[UNKNOWN, answer.confidence]]
        : answer.classKeys.map((key, index) => [key, answer.probabilities[index] ?? 0]);
    this.vote.add(shares, 'head', time);
  }

  /** Another head, or the rules, speak from now on; the label stays until the next look where `keepLabel`. */
  forgetAnswers(keepLabel: boolean): void {
    if (keepLabel) this.vote.outdate();
    else this.vote.reset();
    this.answer = null;
    this.answeredAt = -Infinity;
    this.#answers = 0;
    this.#answeredBox = null;
    this.#changed = false;
  }

  /** How urgently a face should be looked for, ms over due; negative while it is fresh. */
  faceDue(time: number): number {
    return time - this.#triedAt - (this.#mesh ? CONFIG.faceStale : CONFIG.faceRetry);
  }

  /** Notes the outcome of one search; `mesh` in source space, kept relative to the person so that it moves along. */
  noteFace(mesh: Float32Array | null, person: Box, time: number): void {
    this.#triedAt = time;
    if (!mesh) return;
    this.#faceTime = time;
    this.#mesh = mesh.map((value, i) =>
      i % 2 === 0 ? (value - person.x) / person.width : (value - person.y) / person.height,
    );
  }

  /** The face where the person is now; null when none was found lately. */
  face(person: Box, time: number): Face | null {
    if (!this.#mesh || time - this.#faceTime > CONFIG.faceLost) {
      this.#mesh = null;
      this.mouthCovered = null;
      return null;
    }
    const mesh = this.#mesh.map((value, i) =>
      i % 2 === 0 ? person.x + value * person.width : person.y + value * person.height,
    );
    return { mesh, box: boundsOf(mesh), time: this.#faceTime };
  }

  /** Adds the things seen now and gives all that were seen lately, the newest of each kind. */
  carries(seen: readonly Carried[], time: number): Carried[] {
    const kept = this.#things.filter(
      ({ carried, seenAt }) => time - seenAt <= CONFIG.thingKept && !seen.some(({ kind }) => kind === carried.kind),
    );
    this.#things = [...kept, ...seen.map((carried) => ({ carried, seenAt: time }))];
    return this.#things.map(({ carried }) => carried);
  }
}
