import type { LookOptions, LookStep, StartOptions } from '#bridge/protocol.ts';
import type { Point } from '#core/box.ts';
import type { Detection } from '#core/detection/detection.ts';
import { attachThings } from '#core/person/carried-things.ts';
import type { Head } from '#core/head/head.ts';
import { Follower } from '#core/tracking/follow.ts';
import type { Track } from '#core/tracking/track.ts';
import { GyroCalibration } from '#core/camera-motion/gyro-calibration.ts';
import { measurePerson } from '#core/person/measure-person.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { Person, Scene } from '#core/scene.ts';
import { CONFIG } from '#vision/config.ts';
import type { Embedder } from '#vision/models/embedder.ts';
import type { FaceLandmarker } from '#vision/models/face-landmarker.ts';
import { FaceSearch } from './face-search.ts';
import { findIn, type Finder } from './find.ts';
import { HeadSpeaker } from './head-speaker.ts';
import { LookLender, type PersonLooks } from './person-looks.ts';
import { PersonMemory } from './person-memory.ts';
import { ShownFaces } from './shown-faces.ts';

export interface PipelineParts extends Finder {
  readonly embedder: Embedder;
  /** ms. */
  readonly clock: () => number;
}

/** How many quick looks one careful look counts for. */
const CAREFUL_WEIGHT = 4;

/** One frame in, one {@link Scene} out: detect → follow → faces → features → rules or head → vote. */
export class Pipeline {
  readonly #parts: PipelineParts;
  /** Looks for faces in what is looked at, and in pictures that services bring. */
  readonly faces: FaceSearch;
  readonly #follower: Follower;
  readonly #gyro = new GyroCalibration();
  readonly #memories = new Map<number, PersonMemory>();
  readonly #speaker: HeadSpeaker;
  readonly #lender = new LookLender();
  /** Whom the detector overlooks, by their faces. */
  readonly shown: ShownFaces;
  #followed: readonly Track[] = [];
  #rules: RuleList;
  #lastTime = -Infinity;
  /** A photo does not grow old: looked at again, everybody is where they were. */
  #stillTime: number | null = null;

  constructor(parts: PipelineParts, options: Pick<StartOptions, 'firstTrack' | 'rules'>) {
    this.#parts = parts;
    this.faces = new FaceSearch(parts.reader);
    this.shown = new ShownFaces(parts.reader);
    this.#rules = options.rules;
    this.#follower = new Follower(options.firstTrack);
    this.#speaker = new HeadSpeaker(parts.embedder, parts.clock);
  }

  /** Lends what is being looked at to services that need a person's frame. */
  get looks(): PersonLooks {
    return this.#lender;
  }

  /** The head that speaks; null: the rules do. */
  get head(): Head | null {
    return this.#speaker.head;
  }

  setRules(rules: RuleList): void {
    this.#rules = rules;
    for (const memory of this.#memories.values()) memory.vote.reset();
  }

  /** The head speaks from the next look on; null: the rules do. */
  setHead(head: Head | null): void {
    // A newer head may take a moment; what the rules said is nothing to a head, and the other way round.
    const sameSpeaker = (head === null) === (this.#speaker.head === null);
    this.#speaker.head = head;
    for (const memory of this.#memories.values()) memory.forgetAnswers(sameSpeaker);
  }

  /** From now on faces are looked for. */
  setFaces(landmarker: FaceLandmarker): void {
    this.faces.landmarker = landmarker;
  }

  /** Forgets every track; ids go on. */
  reset(): void {
    this.#follower.reset();
    this.#memories.clear();
    this.#followed = [];
    this.#lender.reset();
    this.#stillTime = null;
  }

  /** Closes the frame. `tell`: what a careful look has done so far. */
  async look(
    frame: ImageBitmap,
    { time: taken, still: photo, careful = false, turn, hurry, everything = photo || careful }: LookOptions,
    tell: (step: LookStep) => void = () => undefined,
  ): Promise<Scene> {
    const { reader, clock } = this.#parts;
    const still = photo || careful;
    try {
      const began = clock();
      const time = photo ? (this.#stillTime ??= taken) : taken;
      const pixels = reader.small(frame, CONFIG.pixelsSide);
      const parts = this.#follower.parts(time, still, frame.width / frame.height, hurry);
      const found = await findIn(this.#parts, frame, parts, CONFIG.minScore);
      const people = await this.#withFaces(found, frame, time, everything);
      const detected = clock();
      const gyro = turn && this.#gyro.shiftOf(turn);
      const { tracks: followed, cameraMotion } = this.#follower.update({
        people,
        pixels,
        time,
        still: photo,
        atOnce: still,
        gyro,
      });
      if (turn && cameraMotion.sure) this.#gyro.learn(turn, cameraMotion);
      const drift = this.#driftOf(cameraMotion, time);
      this.#forget(new Set(followed.map(({ id }) => id)));
      this.#followed = followed;
      // Whom a careful look does not find in its frame it does not show, either.
      const tracks = careful ? followed.filter(({ seenAt }) => seenAt === time) : followed;
      const tracked = clock();
      if (careful) tell('people');
      const aspect = frame.width / frame.height;
      await this.faces.search(
        frame,
        tracks.map(({ id, box }) => ({ box, memory: this.#memoryOf(id) })),
        { time, still, everything, aspect },
      );
      const faces = new Map(tracks.map(({ id, box }) => [id, this.#memoryOf(id).face(box, time)]));
      const faced = clock();
      if (careful) tell('faces');
      // A careful look speaks for itself, and counts more than one of many afterwards.
      if (careful) for (const { id } of tracks) this.#memoryOf(id).vote.begin(CAREFUL_WEIGHT);
      const subjects = tracks.map(({ id, box, seenAt }) => ({
        subject: { picture: frame, box, mesh: faces.get(id)?.mesh ?? null },
        memory: this.#memoryOf(id),
        seen: seenAt === time,
      }));
      await this.#speaker.speak(subjects, time, everything);
      const things = attachThings(
        tracks.map(({ box }) => box),
        found.filter(({ score }) => score >= CONFIG.thingScore),
      );
      const scenePeople = tracks.map((track, index): Person => {
        const memory = this.#memoryOf(track.id);
        const face = faces.get(track.id) ?? null;
        const carried = memory.carries(things[index] ?? [], time);
        const features = measurePerson(pixels, track.box, face?.box ?? null, carried, memory.mouthCovered);
        const verdict = track.seenAt === time && !this.#speaker.head ? askRules(this.#rules, features) : null;
        if (verdict) memory.vote.add([[verdict.key, verdict.strength]], 'rules', time);
        return {
          track: track.id,
          box: track.box,
          velocity: { ...track.velocity, x: track.velocity.x + drift.x, y: track.velocity.y + drift.y },
          score: track.score,
          bornAt: track.bornAt,
          seenAt: still ? taken : track.seenAt,
          face,
          carried,
          features,
          label: memory.vote.label,
          answer: memory.answer,
          answeredAt: memory.answer && memory.answeredAt,
        };
      });
      const ended = clock();
      if (careful) tell('labels');
      await this.#lender.serve(time, (id) => {
        const track = tracks.find((one) => one.id === id);
        if (!track || track.seenAt !== time) return null;
        return { frame, box: track.box, mesh: faces.get(id)?.mesh ?? null, time };
      });
      return {
        time: taken,
        width: frame.width,
        height: frame.height,
        still,
        people: scenePeople,
        cameraMotion: { x: cameraMotion.x, y: cameraMotion.y },
        timings: {
          detect: detected - began,
          track: tracked - detected,
          face: faced - tracked,
          label: ended - faced,
          total: ended - began,
          parts: parts.length,
        },
      };
    } finally {
      frame.close();
    }
  }

  /** The people among what was detected, and whoever shows a face beside them. */
  async #withFaces(found: readonly Detection[], frame: ImageBitmap, time: number, everything: boolean) {
    const people = found.filter(({ kind }) => kind === 'person');
    const { landmarker } = this.faces;
    if (!landmarker) return people;
    const known = this.#followed.flatMap(({ id, box }) => {
      const face = this.#memories.get(id)?.face(box, time);
      return face ? [{ box, face: face.box }] : [];
    });
    return this.shown.among(people, frame, landmarker, { time, everything, known });
  }

  /** How fast the picture itself shifts, shares per second: people shift with it, on top of their own walk. */
  #driftOf({ x, y }: Point, time: number): Point {
    const seconds = (time - this.#lastTime) / 1000;
    this.#lastTime = time;
    return seconds > 0 && seconds < 1 ? { x: x / seconds, y: y / seconds } : { x: 0, y: 0 };
  }

  #memoryOf(track: number): PersonMemory {
    let memory = this.#memories.get(track);
    if (!memory) {
      memory = new PersonMemory();
      this.#memories.set(track, memory);
    }
    return memory;
  }

  #forget(alive: ReadonlySet<number>): void {
    for (const track of this.#memories.keys()) if (!alive.has(track)) this.#memories.delete(track);
  }
}
