import { askHead } from '#core/head/ask-head.ts';
import type { Head } from '#core/head/head.ts';
import { CONFIG } from '#vision/config.ts';
import type { Embedder, Subject } from '#vision/models/embedder.ts';
import type { PersonMemory } from './person-memory.ts';

/** Rest after a question, as a multiple of the ms that it took too long: finding people goes before naming them. */
const REST = 3;

/** A new worker first finds people, then compiles the head's networks, ms. */
const SETTLE = 2000;

/** A followed person that may be asked about. */
interface Asked {
  readonly subject: Subject;
  readonly memory: PersonMemory;
  /** Really seen in this frame: a guessed box shows somebody else, or a wall. */
  readonly seen: boolean;
}

/** Lets the taught head speak about the people of a frame: all in one run, as many as a look has time for. */
export class HeadSpeaker {
  head: Head | null = null;
  readonly #embedder: Embedder;
  readonly #clock: () => number;
  /** Measured ms of one person; grows and shrinks with the device's heat. */
  #each = 0;
  /** On the clock: where one person alone takes longer than a look may, looks without a question come between. */
  #restUntil: number;

  constructor(embedder: Embedder, clock: () => number) {
    this.#embedder = embedder;
    this.#clock = clock;
    this.#restUntil = clock() + SETTLE;
  }

  /** Asks about the people who were not asked for longest; about everybody where nothing is put off. */
  async speak(people: readonly Asked[], time: number, everything: boolean): Promise<void> {
    const { head } = this;
    if (!head || (!everything && this.#clock() < this.#restUntil)) return;
    const due = people
      .map((one) => ({ ...one, overdue: one.memory.questionDue(one.subject.box, time) }))
      .filter(({ seen, overdue }) => seen && (everything || overdue >= 0))
      // Somebody new first; two of them are both infinitely overdue.
      .sort((a, b) => (a.overdue === b.overdue ? 0 : b.overdue - a.overdue))
      .slice(0, everything ? people.length : this.#room());
    if (due.length === 0) return;
    const began = this.#clock();
    const faces = looksAtFaces(head);
    const embeddings = await this.#embedder.embed(
      // Faces cost most and change least.
      due.map(({ subject, memory }) =>
        !faces || (!everything && memory.faceVectorFresh(subject.box, time)) ? { ...subject, mesh: null } : subject,
      ),
    );
    const ended = this.#clock();
    const each = (ended - began) / due.length;
    this.#restUntil = ended + REST * Math.max(0, ended - began - CONFIG.askingMs);
    this.#each = this.#each === 0 ? each : 0.7 * this.#each + 0.3 * each;
    for (const [index, { memory, subject }] of due.entries()) {
      const embedding = embeddings[index];
      if (!embedding) continue;
      const face = memory.faceVector(embedding.face, time);
      memory.noteAnswer(askHead(head, { ...embedding, face }), subject.box, time);
    }
  }

  #room(): number {
    if (this.#each === 0) return 1;
    return Math.max(1, Math.min(CONFIG.mostAsked, Math.floor(CONFIG.askingMs / this.#each)));
  }
}

/** A head that was taught on nobody's face has no use for any. */
function looksAtFaces(head: Head): boolean {
  return head.kind === 'linear' ? head.faceLength > 0 : head.intake.face !== null;
}
