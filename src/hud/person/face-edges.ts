/** How many near neighbours of a point are tried. */
const NEIGHBOURS = 8;

/**
 * A web of fine lines over a face mesh: pairs of neighbouring points with no third point inside the circle they span
 * (the Gabriel graph, a subset of Delaunay's triangles, so that no two lines cross). Found from the points themselves.
 *
 * @param mesh x then y of each point
 * @param aspect width of one unit of x over one unit of y, so that distances are those of the picture
 * @returns two indices of points for each line
 */
export function faceEdges(mesh: Float32Array, aspect: number): Uint16Array {
  const count = mesh.length / 2;
  const edges: number[] = [];
  const near = Array.from({ length: count }, (_, i) => nearest(mesh, aspect, i, NEIGHBOURS));
  for (let i = 0; i < count; i++) {
    for (const j of near[i]!) {
      if (j < i && near[j]!.includes(i)) continue;
      const x = (mesh[2 * i]! + mesh[2 * j]!) / 2;
      const y = (mesh[2 * i + 1]! + mesh[2 * j + 1]!) / 2;
      const reach = squared(mesh, aspect, i, x, y) * 0.98;
      const blocked = [...near[i]!, ...near[j]!].some(
        (k) => k !== i && k !== j && squared(mesh, aspect, k, x, y) < reach,
      );
      if (!blocked) edges.push(i, j);
    }
  }
  return Uint16Array.from(edges);
}

function squared(mesh: Float32Array, aspect: number, point: number, x: number, y: number): number {
  const dx = (mesh[2 * point]! - x) * aspect;
  const dy = mesh[2 * point + 1]! - y;
  return dx * dx + dy * dy;
}

function nearest(mesh: Float32Array, aspect: number, point: number, wanted: number): number[] {
  const x = mesh[2 * point]!;
  const y = mesh[2 * point + 1]!;
  const found: number[] = [];
  const distances: number[] = [];
  for (let k = 0; k < mesh.length / 2; k++) {
    if (k === point) continue;
    const distance = squared(mesh, aspect, k, x, y);
    if (found.length === wanted && distance >= distances[wanted - 1]!) continue;
    let at = found.length;
    while (at > 0 && distances[at - 1]! > distance) at--;
    found.splice(at, 0, k);
    distances.splice(at, 0, distance);
    if (found.length > wanted) {
      found.pop();
      distances.pop();
    }
  }
  return found;
}
