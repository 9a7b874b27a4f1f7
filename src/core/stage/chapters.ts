/** The parts of a presentation of eight minutes, in the order in which they are told. */
export const CHAPTERS = ['suit', 'scan', 'teach', 'test', 'why', 'fool', 'mend', 'how', 'goodbye'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** Seconds that each part is meant to take. */
export const CHAPTER_SECONDS: Readonly<Record<Chapter, number>> = {
  suit: 40,
  scan: 45,
  teach: 80,
  test: 60,
  why: 50,
  fool: 60,
  mend: 60,
  how: 60,
  goodbye: 25,
};

/** When a part is meant to begin, seconds from the start. */
export function beginsAt(chapter: Chapter): number {
  const before = CHAPTERS.slice(0, CHAPTERS.indexOf(chapter));
  return before.reduce((sum, one) => sum + CHAPTER_SECONDS[one], 0);
}

/** The part after this one, or before it where `by` is −1; the same at either end. */
export function chapterBeside(chapter: Chapter, by: 1 | -1): Chapter {
  return CHAPTERS[CHAPTERS.indexOf(chapter) + by] ?? chapter;
}
