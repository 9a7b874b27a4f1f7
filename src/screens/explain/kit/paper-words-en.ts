import type { paperZh } from './paper-words-zh.ts';

/** The dialog that reads characters from paper. */
export const paperEn: typeof paperZh = {
  open: 'Show it paper',
  title: 'Show it paper',
  close: 'Close',
  photo: 'Open a photo',
  opening: 'Opening the camera…',
  hint: 'Hold a written sheet flat before the camera, all of it in the picture.',
  picture: 'The picture of the camera, the sheet outlined',
  straight: 'The sheet straightened, its characters boxed',
  found: 'Sheet found',
  whole: 'No edges of a sheet in sight: the whole picture is read as one',
  wrongPhoto: 'This photo does not open. Try another one.',
  missing: {
    ink: 'No dark writing found: hold the sheet closer, or write with a thicker pen.',
    sheet: 'No sheet found: lay it flat on a darker table, all of it in the picture.',
    light: 'Too dark to see a sheet: try where there is more light.',
  },
  several: (text) => `Left to right it reads: ${text}`,
  hold: 'Hold the picture',
  resume: 'Go on looking',
  which: (place) => `Character ${place}`,
};
