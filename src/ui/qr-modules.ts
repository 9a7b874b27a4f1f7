import { encodeQR } from 'qr';

/**
 * The dark (true) and light modules of a QR code of `text`, row by row, without the quiet zone around it. The least
 * correction: the fewest, largest modules. A display has no scratches, but phones stand far off.
 * null where the text is more than a code can hold.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] | null {
  try {
    // The library draws a quiet zone of at least one module.
    const bordered = encodeQR(text, 'raw', { ecc: 'low', border: 1 });
    return bordered.slice(1, -1).map((row) => row.slice(1, -1));
  } catch {
    return null;
  }
}
