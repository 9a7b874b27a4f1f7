import type { Box } from '#core/box.ts';

/** The box around a face. @param mesh points x, y in shares of the picture */
export function boundsOf(mesh: Float32Array): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < mesh.length; i += 2) {
    left = Math.min(left, mesh[i] ?? 0);
    right = Math.max(right, mesh[i] ?? 0);
    top = Math.min(top, mesh[i + 1] ?? 0);
    bottom = Math.max(bottom, mesh[i + 1] ?? 0);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
