import type { HudText } from './text.ts';
import { ICE, INK, LINE, TEXT, TEXT_DIM, TIME, TYPE, easeOut, font } from './theme.ts';
import type { View } from './view.ts';

/** How far loading has really come. */
export interface BootProgress {
  /** 0..1 of all that has to happen. */
  readonly share: number;
  /** Bytes here and verified, of bytes needed; 0 of 0 until the manifest has told. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** What is being done, in the visitor's language: one short line. */
  readonly stage: string;
  /** Bytes of each file, drawn as the segments of the inner ring; empty where not known. */
  readonly files: readonly { readonly bytes: number; readonly totalBytes: number }[];
  /** When the boot screen was first shown and, once everything is ready, since when: ms on the page's clock. */
  readonly startedAt: number;
  readonly readyAt: number | null;
}

/** Words of the boot screen. */
export interface BootText extends Pick<HudText, 'language' | 'percent'> {
  /** "3.1 of 12.4 MB". */
  readonly bytes: (loaded: number, total: number) => string;
}

const TICKS = 120;
const TOP = -Math.PI / 2;
const TURN = 2 * Math.PI;

/**
 * The suit powers up: 120 ticks light one by one and a ring fills with the share that is really done, inner segments with
 * each file's bytes. When all is ready the light opens outwards and the picture behind comes through.
 */
export function drawBoot(
  ctx: CanvasRenderingContext2D,
  boot: BootProgress,
  view: View,
  text: BootText,
  now: number,
  reducedMotion = false,
): void {
  ctx.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0);
  ctx.clearRect(0, 0, view.width, view.height);
  const shown = Math.min(1, Math.max(0, (now - boot.startedAt) / TIME.move));
  const leaving = boot.readyAt === null ? 0 : Math.min(1, (now - boot.readyAt) / TIME.reveal);
  if (leaving >= 1) return;
  ctx.globalAlpha = 1 - leaving;
  ctx.fillStyle = INK;
  ctx.fillRect(0, 0, view.width, view.height);
  const x = view.width / 2;
  const wide = view.width > view.height * 1.3;
  const y = view.height * (wide ? 0.42 : 0.4);
  const size = Math.min(132, Math.min(view.width, view.height) * (wide ? 0.23 : 0.29));
  const radius = size * (reducedMotion ? 1 : 1 + 0.5 * easeOut(leaving));
  ctx.globalAlpha = shown * (1 - leaving);
  drawHalo(ctx, x, y, radius, boot.share);
  drawTicks(ctx, x, y, radius, boot.share);
  drawRings(ctx, x, y, radius, boot);
  drawWords(ctx, x, y, size, boot, text);
  ctx.globalAlpha = 1;
}

/** Light in the middle: as strong as the share. */
function drawHalo(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, share: number): void {
  const light = ctx.createRadialGradient(x, y, 0, x, y, radius * 1.7);
  light.addColorStop(0, `rgba(168, 236, 255, ${0.05 + 0.2 * share})`);
  light.addColorStop(0.55, `rgba(79, 179, 255, ${0.02 + 0.07 * share})`);
  light.addColorStop(1, 'rgba(79, 179, 255, 0)');
  ctx.fillStyle = light;
  ctx.fillRect(x - radius * 1.7, y - radius * 1.7, radius * 3.4, radius * 3.4);
}

function drawTicks(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, share: number): void {
  const alpha = ctx.globalAlpha;
  ctx.lineWidth = LINE.hair;
  ctx.strokeStyle = ICE;
  const lit = share * TICKS;
  for (const [from, to, strength] of [
    [0, lit, 0.95],
    [lit, TICKS, 0.22],
  ] as const) {
    ctx.beginPath();
    for (let i = Math.ceil(from); i < to; i++) {
      const angle = TOP + (TURN * i) / TICKS;
      const long = i % 10 === 0;
      const start = radius * 1.09;
      const end = radius * (long ? 1.2 : 1.15);
      ctx.moveTo(x + start * Math.cos(angle), y + start * Math.sin(angle));
      ctx.lineTo(x + end * Math.cos(angle), y + end * Math.sin(angle));
    }
    ctx.globalAlpha = alpha * strength;
    ctx.stroke();
  }
  ctx.globalAlpha = alpha;
}

function drawRings(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, boot: BootProgress): void {
  arc(ctx, x, y, radius, 0, 1, LINE.thin, 0.18);
  arc(ctx, x, y, radius, 0, boot.share, 9, 0.1);
  arc(ctx, x, y, radius, 0, boot.share, 5, 0.2);
  arc(ctx, x, y, radius, 0, boot.share, LINE.heavy, 1);
  const all = boot.files.reduce((sum, file) => sum + file.totalBytes, 0);
  if (all === 0) return;
  const gap = 0.012;
  let from = 0;
  for (const { bytes, totalBytes } of boot.files) {
    const width = totalBytes / all;
    const start = from + gap / 2;
    const room = Math.max(0.004, width - gap);
    arc(ctx, x, y, radius * 0.86, start, start + room, LINE.thin, 0.2);
    arc(ctx, x, y, radius * 0.86, start, start + room * (bytes / totalBytes), LINE.thin, 0.9);
    from += width;
  }
}

function arc(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
  width: number,
  strength: number,
): void {
  if (to <= from) return;
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * strength;
  ctx.strokeStyle = ICE;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.arc(x, y, radius, TOP + TURN * from, TOP + TURN * to);
  ctx.stroke();
  ctx.globalAlpha = alpha;
}

function drawWords(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  boot: BootProgress,
  text: BootText,
): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const big = radius > 100 ? 40 : TYPE.figure;
  write(ctx, text.percent(boot.share), x, y, font(big, 500), TEXT);
  const body = text.language === 'zh' ? TYPE.chinese : TYPE.body;
  let line = y + radius * 1.2 + 40;
  write(ctx, boot.stage, x, line, font(body, 500), TEXT);
  line += 26;
  if (boot.totalBytes > 0) write(ctx, text.bytes(boot.bytes, boot.totalBytes), x, line, font(TYPE.small + 1), TEXT_DIM);
}

function write(ctx: CanvasRenderingContext2D, words: string, x: number, y: number, face: string, colour: string): void {
  ctx.font = face;
  ctx.fillStyle = colour;
  ctx.fillText(words, x, y);
}
