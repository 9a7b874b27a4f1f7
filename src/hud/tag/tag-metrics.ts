import type { Sizes } from './tag-request.ts';
import type { TagContent } from './tag-content.ts';
import { TYPE, font } from '#hud/theme.ts';

/** Measures and fonts of a tag in one language and size. Everything in CSS px. */
export interface TagMetrics {
  readonly scale: number;
  readonly wordFont: string;
  readonly shortFont: string;
  readonly figureFont: string;
  readonly detailFont: string;
  readonly padX: number;
  readonly padY: number;
  readonly shape: number;
  readonly gap: number;
  readonly wordLine: number;
  readonly tickLine: number;
  readonly detailLine: number;
  readonly tick: { readonly width: number; readonly height: number; readonly pitch: number };
}

/** Ticks a tag shows confidence with. */
export const TICKS = 10;

export function tagMetrics(language: 'zh' | 'en', scale: number): TagMetrics {
  const word = (language === 'zh' ? TYPE.chinese : TYPE.body) * scale;
  return {
    scale,
    wordFont: font(word, 600),
    // A compact tag stands beside a small person: one step down.
    shortFont: font(word - 2 * scale, 600),
    figureFont: font(13 * scale, 600),
    detailFont: font(TYPE.small * scale, 400),
    padX: 10 * scale,
    padY: 7 * scale,
    shape: 6.5 * scale,
    gap: 7 * scale,
    wordLine: 22 * scale,
    tickLine: 17 * scale,
    detailLine: 16 * scale,
    tick: { width: 4 * scale, height: 8 * scale, pitch: 6 * scale },
  };
}

/** Width of a text in a font; the painter gives one that remembers, because measuring costs. */
export type Measure = (text: string, font: string) => number;

/** Size of the tag at each level, whole px. */
export function tagSizes(content: TagContent, metrics: TagMetrics, measure: Measure): Sizes {
  const { padX, padY, shape, gap, wordFont, shortFont, figureFont, detailFont, tick, scale } = metrics;
  const head = 2 * shape + gap;
  const word = head + measure(content.word, wordFont);
  const figure = content.percent === null ? 0 : measure(content.widestPercent, figureFont);
  const ticks = content.share === null ? 0 : TICKS * tick.pitch + gap + figure;
  const details = Math.max(0, ...content.details.map((line) => measure(line, detailFont)));
  const lines =
    metrics.wordLine + (content.share === null ? 0 : metrics.tickLine) + content.details.length * metrics.detailLine;
  const short = content.percent === null ? measure('?', figureFont) : figure;
  return {
    full: ceil(2 * padX + Math.max(word, ticks, details), 2 * padY + lines),
    compact: ceil(
      2 * (padX - scale) + head + measure(content.word, shortFont) + (figure ? gap + figure : 0),
      27 * scale,
    ),
    minimal: ceil(2 * (padX - 2 * scale) + 2 * shape + 5 * scale + short, 24 * scale),
  };
}

function ceil(width: number, height: number): { width: number; height: number } {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
