/** On a 24 px grid; `null` is the dashed square of somebody unknown. */
const PATHS: Readonly<Record<string, string>> = {
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  diamond: 'M12 3l9 9-9 9-9-9z',
  triangle: 'M12 4l9 16H3z',
  square: 'M5 5h14v14H5z',
  hexagon: 'M12 3l8 4.5v9L12 21l-8-4.5v-9z',
  star: 'M12 3l2.7 6 6.3.6-4.8 4.2 1.5 6.4L12 16.8 6.3 20.2l1.5-6.4L3 9.6 9.3 9z',
  cross: 'M9 4h6v5h5v6h-5v5H9v-5H4V9h5z',
  drop: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z',
};

/** Outline of a class's shape on a 24 px grid. */
export function shapePath(shape: string | null): string {
  return PATHS[shape ?? 'square'] ?? PATHS.square ?? '';
}
