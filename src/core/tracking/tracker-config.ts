/** How people move and how well the detector places its boxes. Lengths in body heights, time in seconds. */
export const MOTION = {
  /** Standard deviation of a detected box's centre: SSD boxes of walking people wobble by about this much. */
  placeNoise: 0.08,
  /** Standard deviation of a detected width or height, as a share of itself: limbs swing. */
  sizeNoise: 0.15,
  /** Spread of the unknown first speed: walking is about 0.8 body heights a second. */
  firstSpeed: 1,
  /** Change of speed within a second: people stop and turn. */
  restlessness: 0.7,
  /** The same for growing or shrinking while coming near or going away, as shares of the size. */
  firstGrowth: 0.3,
  growthRestlessness: 0.2,
  /** Seconds after which a growth is forgotten, and a speed while the person is not seen. */
  growthMemory: 1,
  speedMemory: 2,
} as const;

/** Which detection belongs to which track. Costs from 0 (same) to 1 (nothing in common). */
export const ASSOCIATION = {
  /** Parts of overlap, distance and looks in the cost; they sum to 1. */
  overlap: 0.25,
  distance: 0.15,
  looks: 0.6,
  /** Unlikeness assumed where one side has no looks: neutral. */
  unknownLooks: 0.4,
  /** Farthest surprise, in standard deviations of the motion model: beyond is somebody else. */
  gate: 4.5,
  /** Largest ratio of heights between a track and its detection. */
  sizeRatio: 1.8,
  /** Cost from which a pair is not made: over `looks`, so that in a sudden change of light the place alone suffices. */
  limit: 0.62,
  /** Weak detections only continue tracks that they overlap this much (IoU) … */
  weakOverlap: 0.25,
  /** … and that were seen within this time, ms. */
  weakWithin: 1000,
} as const;

/** Birth, showing and death. Times in ms, so that they mean the same at any rate of looking. */
export const LIFE = {
  /** Detector score from which a detection may start a track (0..1). */
  sureScore: 0.4,
  /** Lowest score that may continue a track. */
  weakScore: 0.23,
  /** Hits that make a person of a moving picture; on a still one is enough. */
  hitsToBirth: 2,
  /** On the first look at a source nobody can have been seen before: from this score on one hit is enough. */
  certainScore: 0.6,
  /** A candidate that is not confirmed within this time was an error. Two looks at 2 Hz fit in. */
  candidate: 700,
  /** A confirmed person is shown this long after the last detection, at the predicted place. */
  shown: 300,
  /** A lost person is remembered this long. */
  remembered: 5000,
  /** Two tracks that overlap this much (IoU) … */
  duplicateOverlap: 0.7,
  /** … for this long are one person: the younger goes. */
  duplicate: 600,
} as const;

/** How a track's looks are remembered. */
export const LOOKS = {
  /** Hellinger distances of the looks of one person in two frames, and of two people. */
  same: 0.15,
  other: 0.45,
  /** Part of each new look in the memory: about the last ten looks count. */
  share: 0.05,
  /** Looks are not learnt while another box covers more than this share of the person's. */
  crowded: 0.25,
} as const;

/** A second, closer look at parts of the frame. Lengths as shares of the picture unless said otherwise. */
export const CLOSER_LOOK = {
  /** Detector runs per look: the price of the whole frame and one crop. */
  budget: 2,
  /** How far the two halves overlap: more than a far person's width, so that each lies whole in one of them. */
  overlap: 0.16,
  /** People longer than this across the seam count as near: they might be cut in both halves. */
  near: 0.12,
  /** People of this height, as a share of the picture, fill enough of the detector's 300 px without a closer look. */
  tall: 0.3,
  /** The whole frame is looked at at least this often, ms. */
  wholeEvery: 300,
  /** A box within this share of its part's size from the part's inner edge is cut. */
  rim: 0.012,
  /** Half of somebody ends within this share of its part's size from the inner edge … */
  halvedRim: 0.25,
  /** … inside a find of the coarser look of at least this score, … */
  halvedScore: 0.4,
  /** … of which less than this share lies in the part, … */
  halvedInside: 0.92,
  /** … and is at least this share of it: a child before a parent is smaller. */
  halvedSize: 0.35,
  /** IoU above which two boxes are one thing. */
  sameOverlap: 0.5,
  /** Share of the smaller box inside the other above which it is a piece of the same person … */
  sameContained: 0.7,
  /** … unless its own score is at least this. */
  sureAlone: 0.7,
  /** A person under this share of the part's height is small: under 75 px of the detector's 300. */
  small: 0.25,
  /** Factor on the score of a small find that the closer look does not confirm. */
  doubt: 0.4,
} as const;

/** Camera motion. */
export const CAMERA = {
  /** Confidence 0..1 from which the shift read from the picture is believed over the gyroscope. */
  confident: 0.25,
} as const;
