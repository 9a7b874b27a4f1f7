/** Chains of the 468 mesh points that run along what people see in a face. Indices as the face mesh numbers them. */
export const FACE_CONTOURS: readonly (readonly number[])[] = [
  // oval of the face, clockwise from the top of the forehead
  [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
    136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109, 10,
  ],
  // eyes
  [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7, 33],
  [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249, 263],
  // upper edges of the brows
  [70, 63, 105, 66, 107],
  [300, 293, 334, 296, 336],
  // ridge of the nose, then its wings
  [168, 6, 197, 195, 5, 4],
  [98, 97, 2, 326, 327],
  // lips, outer edge
  [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146, 61],
];
