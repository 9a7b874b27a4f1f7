import { memory } from '@tensorflow/tfjs-core';
import type { LookOptions, ModelBytes, Results, StartOptions } from '#bridge/protocol.ts';
import { within, type Box, type Point } from '#core/box.ts';
import { attachThings } from '#core/person/carried-things.ts';
import type { Head } from '#core/head/head.ts';
import type { Detection } from '#core/detection/detection.ts';
import { partsToLookAt, WHOLE } from '#core/detection/closer-look.ts';
import { Follower } from '#core/tracking/follow.ts';
import { GyroCalibration } from '#core/camera-motion/gyro-calibration.ts';
import { measurePerson } from '#core/person/measure-person.ts';
import { mergeLooks } from '#core/detection/merge-looks.ts';
import { askRules } from '#core/person/rule-speaker.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { Person, Scene } from '#core/scene.ts';
import { CONFIG } from './config.ts';
import type { Detector } from './detector.ts';
import { createEmbedder, type Embedder } from './embedder.ts';
import { Silhouettes } from './silhouettes.ts';
import { PendingRequests } from './pending-requests.ts';
import { createFaceLandmarker } from './face-landmarker.ts';
import { ExplainDesk } from './explain-desk.ts';
import { FaceSearch } from './face-search.ts';
import type { FrameReader } from './frame-reader.ts';
import { HeadSpeaker } from './head-speaker.ts';
import { Microscope } from './microscope.ts';
import { partsOf } from './backend/model-parts.ts';
import { PersonMemory } from './person-memory.ts';
import { timeDetector } from './stopwatch.ts';
import { TeachDesk } from './teach-desk.ts';
import type { Turns } from './turns.ts';

/** One frame in, one {@link Scene} out: detect → follow → faces → features → rules or head → vote. */
export class Pipeline {
  readonly #detector: Detector;
  readonly #faces: FaceSearch;
  readonly #reader: FrameReader;
  readonly #clock: () => number;
  readonly #follower: Follower;
  readonly #gyro = new GyroCalibration();
  readonly #memories = new Map<number, PersonMemory>();
  readonly #embedder: Embedder;
  readonly #silhouettes: Silhouettes;
  readonly #speaker: HeadSpeaker;
  readonly #errands = new PendingRequests();
  /** Teaching, which waits for looks. */
  readonly desk: TeachDesk;
  /** What the lab asks. */
  readonly lab: ExplainDesk;
  /** What the layers see. */
  readonly microscope: Microscope;
  #rules: RuleList;
  #lastTime = -Infinity;
  /** A photo does not grow old: looked at again, everybody is where they were. */
  #stillTime: number | null = null;

  constructor(
    detector: Detector,
    reader: FrameReader,
    { clock, turns }: { readonly clock: () => number; readonly turns: Turns },
    options: Pick<StartOptions, 'firstTrack' | 'rules'>,
  ) {
    this.#detector = detector;
    this.#faces = new FaceSearch(reader);
    this.#reader = reader;
    this.#clock = clock;
    this.#rules = options.rules;
    this.#follower = new Follower(options.firstTrack);
    this.#silhouettes = new Silhouettes(reader);
    this.#embedder = createEmbedder(detector, reader, this.#silhouettes);
    this.#speaker = new HeadSpeaker(this.#embedder, clock);
    this.lab = new ExplainDesk(this.#embedder, turns);
    this.microscope = new Microscope({
      ...{ detector, reader, embedder: this.#embedder },
      ...{ silhouettes: this.#silhouettes, errands: this.#errands },
    });
    this.desk = new TeachDesk({
      embedder: this.#embedder,
      errands: this.#errands,
      clock,
      turns,
      head: () => this.#speaker.head,
    });
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

  /** From now on faces are looked for. Throws `corrupt` where the files are no face models. */
  async setFaces(files: ModelBytes): Promise<void> {
    this.#faces.landmarker = await createFaceLandmarker(partsOf(files, 'face-detector'), partsOf(files, 'face-mesh'));
    await this.#silhouettes.load(partsOf(files, 'silhouette'));
    this.#embedder.setFaces(partsOf(files, 'face-embedding'));
  }

  /** Forgets every track; ids go on. */
  reset(): void {
    this.#follower.reset();
    this.#memories.clear();
    this.#errands.reset();
    this.#stillTime = null;
  }

  /** Times the detector on one picture. Closes it. */
  time(picture: ImageBitmap, tell: (runs: number) => void): Promise<Results['stopwatch']> {
    return timeDetector(this.#detector, this.#reader, picture, this.#clock, tell);
  }

  memory(): Results['memory'] {
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  /** People of one photo before tracking; for evaluation. Closes the frame. */
  async detect(frame: ImageBitmap, minScore: number, closer: boolean): Promise<Results['detect']> {
    try {
      const parts = closer ? photoParts(frame.width / frame.height) : [WHOLE];
      const found = await this.#find(frame, parts, minScore);
      return found.filter(({ kind }) => kind === 'person').map(({ box, score }) => ({ box, score }));
    } finally {
      frame.close();
    }
  }

  /** Closes the frame. */
  async look(frame: ImageBitmap, { time: taken, still, turn, hurry }: LookOptions): Promise<Scene> {
    try {
      const began = this.#clock();
      const time = still ? (this.#stillTime ??= taken) : taken;
      const pixels = this.#reader.small(frame, CONFIG.pixelsSide);
      const parts = this.#follower.parts(time, still, frame.width / frame.height, hurry);
      const found = await this.#find(frame, parts, CONFIG.minScore);
      const detected = this.#clock();
      const people = found.filter(({ kind }) => kind === 'person');
      const gyro = turn && this.#gyro.shiftOf(turn);
      const { tracks, cameraMotion } = this.#follower.update({ people, pixels, time, still, gyro });
      if (turn && cameraMotion.sure) this.#gyro.learn(turn, cameraMotion);
      const drift = this.#driftOf(cameraMotion, time);
      this.#forget(new Set(tracks.map(({ id }) => id)));
      const tracked = this.#clock();
      const aspect = frame.width / frame.height;
      await this.#faces.search(
        frame,
        tracks.map(({ id, box }) => ({ box, memory: this.#memoryOf(id) })),
        { time, still, aspect },
      );
      const faces = new Map(tracks.map(({ id, box }) => [id, this.#memoryOf(id).face(box, time)]));
      const faced = this.#clock();
      const subjects = tracks.map(({ id, box, seenAt }) => ({
        subject: { picture: frame, box, mesh: faces.get(id)?.mesh ?? null },
        memory: this.#memoryOf(id),
        seen: seenAt === time,
      }));
      await this.#speaker.speak(subjects, time, still);
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
        };
      });
      const ended = this.#clock();
      await this.#errands.run(time, (id) => {
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
        },
      };
    } finally {
      frame.close();
    }
  }

  /** Detections of several parts of the frame in one run, merged, in the space of the whole frame. */
  async #find(frame: ImageBitmap, parts: readonly Box[], minScore: number): Promise<Detection[]> {
    const batch = this.#reader.crops(frame, parts, CONFIG.detectorSide);
    try {
      const lists = await this.#detector.run(batch, minScore);
      return mergeLooks(
        parts.map((part, index) => ({
          part,
          found: (lists[index] ?? []).map((found) => ({ ...found, box: within(part, found.box) })),
        })),
      );
    } finally {
      batch.dispose();
    }
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

/** Where a photo is looked at. */
function photoParts(aspect: number): Box[] {
  return partsToLookAt({ people: [], aspect, sinceWhole: Infinity, looks: 0, still: true, budget: 1 });
}
