import type { Lesson } from '#app/query.ts';

/** One drawing for each lesson, on a 48 px grid, in one line weight. */
export const GLYPHS: Readonly<Record<Lesson, string>> = {
  neuron: 'M24 17a7 7 0 1 0 0 14 7 7 0 0 0 0-14M6 12l12 8M5 24h12M6 36l12-8M31 24h8M39 24l4-5M39 24l4 5',
  xor: 'M6 6h36v36H6zM6 30L30 6M18 42l24-24M13 13h.1M35 35h.1M13 35m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M35 13m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  water: 'M10 5v8c0 8 14 6 14 14v6M38 5v8c0 8-14 6-14 14M19 33h10M24 37c-3 4-3 6 0 6s3-2 0-6M18 20l12 0',
  read: 'M8 7h32v34H8zM15 15h18M15 24h18M24 15v18M14 33h20',
  race: 'M6 42V6M6 42h36M8 26h32M8 38c10 0 12-24 32-26',
  layers: 'M8 8h14v14H8zM17 17h14v14H17zM26 26h14v14H26z',
  speed: 'M24 40A17 17 0 1 1 41 23M24 23L35 14M24 21a2 2 0 1 0 0 4 2 2 0 0 0 0-4M33 33h8v8h-8z',
  bias: 'M10 6h28v36H10zM10 18h28M24 6v36M10 30h28',
  today: 'M5 24h4l3-9 5 18 5-24 5 30 4-20 3 5h9',
};
