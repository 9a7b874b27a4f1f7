import type { Box } from './box.ts';
import type { ThingKind } from './detection/detection.ts';
import type { Answer } from './head/head.ts';
import type { Features } from './person/rules.ts';

/** Who speaks for a label. */
export type Speaker = 'rules' | 'head';

/** A label on a person after the vote over time. */
export interface Label {
  /** Key of the class; `unknown` where nobody knows. */
  readonly key: string;
  /** Share 0..1 of the recent, weighted looks that said so. */
  readonly confidence: number;
  readonly by: Speaker;
}

/** A face found inside a person. */
export interface Face {
  /** 468 mesh points, x then y of each, in source space. */
  readonly mesh: Float32Array;
  readonly box: Box;
  /** Capture time of the frame it was read from, ms. */
  readonly time: number;
}

/** A thing that a person wears or carries. */
export interface Carried {
  readonly kind: ThingKind;
  readonly box: Box;
  readonly score: number;
}

/** One followed person. */
export interface Person {
  /** Track id: never used again for somebody else. */
  readonly track: number;
  /** Where the motion model puts the person at `Scene.time`. */
  readonly box: Box;
  /** Change of the box per second, in shares of the picture. */
  readonly velocity: Box;
  /** Detector score of the last match, 0..1. */
  readonly score: number;
  /** Capture times in ms of the first and the newest frame that really showed this person. */
  readonly bornAt: number;
  readonly seenAt: number;
  readonly face: Face | null;
  readonly carried: readonly Carried[];
  readonly features: Features | null;
  /** null while the first label is not there yet. */
  readonly label: Label | null;
  /** What the taught head said when it was asked last; null while the rules speak. */
  readonly answer: Answer | null;
  /** Capture time of the picture that the answer is about, ms; null where there is none. */
  readonly answeredAt: number | null;
}

/** Milliseconds each stage of one look took; 0 where a stage did not run. */
export interface Timings {
  readonly detect: number;
  readonly track: number;
  readonly face: number;
  readonly label: number;
  readonly total: number;
  /** Runs of the detector in `detect`. */
  readonly parts: number;
}

/** Everything that the HUD may show for one frame. */
export interface Scene {
  /** Capture time on the page's clock, ms. */
  readonly time: number;
  /** Size of the source picture in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** True for a photo: people are listed at once and nothing moves. */
  readonly still: boolean;
  readonly people: readonly Person[];
  /** Camera motion since the frame before, in shares of the picture. */
  readonly cameraMotion: { readonly x: number; readonly y: number };
  readonly timings: Timings;
}
