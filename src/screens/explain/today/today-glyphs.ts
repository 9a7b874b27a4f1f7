/** Drawings of this lesson, on a 48 px grid, in one line weight. */
export const MET_GLYPHS = {
  unlock: 'M14 6h20v36H14zM21 38h6M18 16v-4h4M26 12h4v4M18 26v4h4M26 30h4v-4M21.5 18.5v2M26.5 18.5v2M21 25c2 2 4 2 6 0',
  feed: 'M8 8h32v13H8zM8 27h32v13H8zM21 11.5l6 3-6 3zM13 34h9M13 37h14M31 32.5l2.2 2.2 4-4.4',
  helper: 'M7 9h34v22H22l-8 8v-8H7zM15 18v4M20 15v10M25 17v6M30 14v12M35 18v4',
  next: 'M6 38c8 0 8-12 16-12s8-12 18-14M33 10l8 1.6-4 7M6 44h36',
} as const;
