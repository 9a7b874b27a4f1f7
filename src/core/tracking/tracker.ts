import { assign } from './assignment.ts';
import { matchCost, weakCost } from './association.ts';
import type { Expected, Sighting } from './association.ts';
import { intersection, area, iou } from '#core/box.ts';
import type { Box, Point } from '#core/box.ts';
import { Followed } from './track.ts';
import type { Track } from './track.ts';
import { ASSOCIATION, LIFE, LOOKS } from './tracker-config.ts';

type Cost = (expected: Expected, seen: Sighting) => number;

/**
 * Follows people from frame to frame. Each frame: predict every track (camera motion first), give the sure detections
 * to the tracks by least total cost (overlap, distance, looks), continue tracks with the weak ones that are left
 * (ByteTrack, Zhang et al. 2022), find lost people again, start candidates from what is left over.
 * Times in ms; any rate of looking from 2 to 30 Hz. An id is never given twice, not even after `reset`.
 */
export class Tracker {
  #followed: Followed[] = [];
  #nextId: number;
  #time: number | null = null;

  constructor(firstId = 1) {
    this.#nextId = firstId;
  }

  /** The id that the next new person gets. */
  get nextId(): number {
    return this.#nextId;
  }

  /** Forgets everybody; ids go on. */
  reset(): void {
    this.#followed = [];
    this.#time = null;
  }

  /**
   * The people to show at `time`. `camera`: how far the picture moved since the last update, in shares (a point of the
   * scene that was at p is now at p + camera). `bornAt`: score from which somebody is a person at once, without a second
   * hit: 0 on a photo.
   */
  update(
    sightings: readonly Sighting[],
    time: number,
    camera: Point = { x: 0, y: 0 },
    bornAt: number = Infinity,
  ): Track[] {
    const passed = time - (this.#time ?? time);
    this.#time = time;
    for (const one of this.#followed) one.predict(time, camera);

    const sure = sightings.filter(({ score }) => score >= LIFE.sureScore);
    const weak = sightings.filter(({ score }) => score >= LIFE.weakScore && score < LIFE.sureScore);
    const recent = (one: Followed): boolean => time - one.seenAt <= Math.max(ASSOCIATION.weakWithin, passed);
    // Who was seen a moment ago chooses before who was lost: a passer-by must not wake a lost neighbour.
    let left = this.#match(this.#followed.filter(recent), sure, sightings, matchCost);
    const unseen = (one: Followed): boolean => one.seenAt < time;
    this.#match(
      this.#followed.filter((one) => unseen(one) && recent(one)),
      weak,
      sightings,
      weakCost,
    );
    left = this.#match(
      this.#followed.filter((one) => unseen(one) && one.id !== null),
      left,
      sightings,
      matchCost,
    );
    for (const seen of left) if (!this.#known(seen.box, time)) this.#followed.push(new Followed(seen, time));

    this.#confirm(time, bornAt);
    this.#bury(time, passed);
    return this.#view(time);
  }

  /** Where everybody shown would be at `time` without a new look. Changes nothing. */
  predict(time: number): Track[] {
    const since = Math.max(0, time - (this.#time ?? time)) / 1000;
    return this.#view(time).map((track) => ({
      ...track,
      box: {
        x: track.box.x + track.velocity.x * since,
        y: track.box.y + track.velocity.y * since,
        width: track.box.width + track.velocity.width * since,
        height: track.box.height + track.velocity.height * since,
      },
    }));
  }

  /** Boxes of everybody who may be there, candidates too, as of the last update. */
  suspects(): Box[] {
    const now = this.#time ?? 0;
    return this.#followed.filter((one) => now - one.seenAt <= LIFE.candidate).map((one) => one.box);
  }

  /** Gives `sightings` to `tracks`; returns those that nobody took. */
  #match(tracks: Followed[], sightings: Sighting[], all: readonly Sighting[], cost: Cost): Sighting[] {
    const expected = tracks.map((one) => one.expected());
    const costs = expected.map((one) => sightings.map((seen) => cost(one, seen)));
    const taken = new Set<Sighting>();
    for (const [row, column] of assign(costs, ASSOCIATION.limit)) {
      const seen = sightings[column];
      if (!seen) continue;
      tracks[row]?.hit(seen, isCrowded(seen, all));
      taken.add(seen);
    }
    return sightings.filter((seen) => !taken.has(seen));
  }

  /** Somebody seen in this very frame lies there already. */
  #known(box: Box, time: number): boolean {
    return this.#followed.some((one) => one.seenAt === time && iou(one.box, box) > LIFE.duplicateOverlap);
  }

  #confirm(time: number, bornAt: number): void {
    for (const one of this.#followed) {
      if (one.id !== null || one.seenAt < time) continue;
      if (one.score >= bornAt || one.hits >= LIFE.hitsToBirth) one.id = this.#nextId++;
    }
  }

  #bury(time: number, passed: number): void {
    for (const [index, one] of this.#followed.entries()) {
      const over = this.#followed
        .slice(0, index)
        .some((older) => older.seenAt === time && iou(older.box, one.box) > LIFE.duplicateOverlap);
      one.doubled = over && one.seenAt === time ? one.doubled + passed : 0;
    }
    this.#followed = this.#followed.filter((one) => {
      const lasts = one.id === null ? LIFE.candidate : LIFE.remembered;
      return time - one.seenAt <= lasts && one.doubled < LIFE.duplicate;
    });
  }

  #view(time: number): Track[] {
    return this.#followed.flatMap((one) => {
      if (one.id === null || time - one.seenAt > LIFE.shown) return [];
      return [one.view(one.id)];
    });
  }
}

/** Another detection covers a good part of this one. */
function isCrowded(seen: Sighting, all: readonly Sighting[]): boolean {
  return all.some(
    (other) => other !== seen && area(intersection(seen.box, other.box)) > LOOKS.crowded * area(seen.box),
  );
}
