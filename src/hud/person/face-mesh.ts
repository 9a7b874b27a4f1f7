import { FACE_CONTOURS } from './face-contours.ts';
import { LINE } from '#hud/theme.ts';

/** How a face mesh is shown at one moment. */
export interface MeshState {
  readonly colour: string;
  /** Canvas y of the scan line; the web shows above it, brightest at the line. null: the whole web, evenly. */
  readonly line: number | null;
  /** 0..1 strength of the web, and of the contours that stay longer. */
  readonly web: number;
  readonly contours: number;
}

/** Bands of brightness behind the scan line, and the px one is high. */
const BANDS = [0.95, 0.6, 0.38, 0.24];

/**
 * Draws the measured mesh of a face.
 *
 * @param points canvas x then y of each of the 468 points
 * @param edges pairs of indices from `faceEdges`
 */
export function drawFaceMesh(
  ctx: CanvasRenderingContext2D,
  points: Float32Array,
  edges: Uint16Array,
  height: number,
  state: MeshState,
): void {
  const alpha = ctx.globalAlpha;
  ctx.strokeStyle = state.colour;
  if (state.web > 0) {
    const band = height / 5;
    const bands = state.line === null ? [0.34] : BANDS;
    bands.forEach((strength, i) => {
      const low = state.line === null ? Infinity : state.line - i * band;
      const high = state.line === null || i === bands.length - 1 ? -Infinity : low - band;
      ctx.beginPath();
      for (let e = 0; e < edges.length; e += 2) {
        const a = edges[e]! * 2;
        const b = edges[e + 1]! * 2;
        const y = Math.max(points[a + 1]!, points[b + 1]!);
        if (y > low || y <= high) continue;
        ctx.moveTo(points[a]!, points[a + 1]!);
        ctx.lineTo(points[b]!, points[b + 1]!);
      }
      ctx.globalAlpha = alpha * state.web * strength;
      ctx.lineWidth = 0.75;
      ctx.stroke();
    });
  }
  if (state.contours > 0) {
    ctx.beginPath();
    for (const chain of FACE_CONTOURS) {
      let pen = false;
      for (const index of chain) {
        const x = points[2 * index]!;
        const y = points[2 * index + 1]!;
        const shown = state.line === null || y <= state.line;
        if (pen && shown) ctx.lineTo(x, y);
        else if (shown) ctx.moveTo(x, y);
        pen = shown;
      }
    }
    ctx.globalAlpha = alpha * state.contours;
    ctx.lineWidth = LINE.hair;
    ctx.stroke();
  }
  ctx.globalAlpha = alpha;
}
