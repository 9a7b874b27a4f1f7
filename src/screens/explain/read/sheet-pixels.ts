/** The picture in which a sheet is looked for: a character on it keeps more pixels than its strokes need. */
export const SHEET_PIXELS = { longest: 640 };
