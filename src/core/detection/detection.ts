import type { Box } from '#core/box.ts';

/**
 * The COCO classes that Visor looks for: people, and things people wear or carry.
 * Names are COCO's own; `COCO_IDS` holds their ids in the 90-class map of the SSD graph.
 */
export const KINDS = [
  'person',
  'backpack',
  'umbrella',
  'handbag',
  'tie',
  'suitcase',
  'frisbee',
  'sports ball',
  'baseball bat',
  'skateboard',
  'tennis racket',
  'bottle',
  'cup',
  'knife',
  'laptop',
  'cell phone',
  'book',
  'teddy bear',
] as const;

export type Kind = (typeof KINDS)[number];
export type ThingKind = Exclude<Kind, 'person'>;

/** COCO category ids, 1-based as in the COCO annotation files. */
export const COCO_IDS: Record<Kind, number> = {
  person: 1,
  backpack: 27,
  umbrella: 28,
  handbag: 31,
  tie: 32,
  suitcase: 33,
  frisbee: 34,
  'sports ball': 37,
  'baseball bat': 39,
  skateboard: 41,
  'tennis racket': 43,
  bottle: 44,
  cup: 47,
  knife: 49,
  laptop: 73,
  'cell phone': 77,
  book: 84,
  'teddy bear': 88,
};

/** One thing found in one frame. */
export interface Detection {
  readonly kind: Kind;
  readonly box: Box;
  /** 0..1, the detector's own score. */
  readonly score: number;
}
