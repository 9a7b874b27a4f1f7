import type { Box } from '#core/box.ts';
import type { Face, Person, Scene } from '#core/scene.ts';
import type { ClassLook, HudText } from '#hud/text.ts';
import type { View } from '#hud/view.ts';

/** Seeded numbers 0..1 (mulberry32), so that a failing scene can be made again. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const STILL: Box = { x: 0, y: 0, width: 0, height: 0 };

export function person(track: number, box: Box, more: Partial<Person> = {}): Person {
  return {
    track,
    box,
    velocity: STILL,
    score: 0.8,
    bornAt: -12_000,
    seenAt: 0,
    face: null,
    carried: [],
    features: null,
    label: { key: track % 2 ? 'friend' : 'guest', confidence: 0.93, by: 'rules' },
    answer: null,
    answeredAt: null,
    ...more,
  };
}

export function scene(people: readonly Person[], more: Partial<Scene> = {}): Scene {
  return {
    time: 0,
    width: 1280,
    height: 720,
    still: false,
    people,
    cameraMotion: { x: 0, y: 0 },
    timings: { detect: 0, track: 0, face: 0, label: 0, total: 0, parts: 1 },
    ...more,
  };
}

/** People of all sizes anywhere in the picture, some cut by its edge. */
export function randomPeople(count: number, seed: number): Person[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, i) => {
    const height = 0.08 + next() * next() * 0.9;
    const width = height * (0.25 + next() * 0.4);
    const box = { x: next() * 1.05 - width / 2, y: next() * 0.9 - height * 0.2, width, height };
    const label =
      next() < 0.15 ? null : { key: next() < 0.5 ? 'friend' : 'guest', confidence: next(), by: 'head' as const };
    const carried = next() < 0.3 ? [{ kind: 'backpack' as const, box, score: 0.6 }] : [];
    return person(i + 1, box, { label, carried });
  });
}

export function view(width: number, height: number, more: Partial<View> = {}): View {
  const landscape = width > height;
  return {
    width,
    height,
    pixelRatio: 1,
    sourceWidth: 1280,
    sourceHeight: 720,
    fit: 'cover',
    mirrored: false,
    insets: landscape ? { top: 48, right: 88, bottom: 12, left: 12 } : { top: 76, right: 0, bottom: 190, left: 0 },
    ...more,
  };
}

export const TEXT: HudText = {
  language: 'en',
  unknown: 'UNIDENTIFIED',
  scanningFace: 'scanning face',
  byRules: 'by rules',
  byHead: 'learned',
  maybe: (word) => `${word}?`,
  followed: (seconds) => `${seconds} s`,
  things: new Proxy({} as HudText['things'], { get: (_, kind) => String(kind) }),
  percent: (share) => `${Math.round(share * 100)}%`,
};

export const LOOKS: ReadonlyMap<string, ClassLook> = new Map([
  ['friend', { key: 'friend', word: 'FRIEND', shape: 'circle', colour: '#3df2c0' }],
  ['guest', { key: 'guest', word: 'MYSTERY GUEST', shape: 'diamond', colour: '#ffb347' }],
]);

/** A round face of 468 points in the upper part of a person. */
export function faceIn(box: Person['box']): Face {
  const mesh = new Float32Array(936);
  const centre = { x: box.x + box.width / 2, y: box.y + box.height * 0.2 };
  for (let i = 0; i < 468; i++) {
    const radius = Math.sqrt(i / 468) * box.height * 0.15;
    mesh[2 * i] = centre.x + radius * Math.cos(i * 2.4) * 0.6;
    mesh[2 * i + 1] = centre.y + radius * Math.sin(i * 2.4);
  }
  const half = box.height * 0.15;
  return { mesh, box: { x: centre.x - half * 0.6, y: centre.y - half, width: half * 1.2, height: half * 2 }, time: 0 };
}
