import type { Box } from '#core/box.ts';

/** A box in CSS pixels of the HUD canvas, mirrored when the picture is. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly space: 'view';
}

/** How the source picture lies in the canvas, and which part of the canvas is free for tags. */
export interface View {
  /** Canvas size, CSS px. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Source picture, px. */
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  /** cover: fills the canvas and crops; contain: whole picture with bars. */
  readonly fit: 'cover' | 'contain';
  readonly mirrored: boolean;
  /** CSS px at each side that chrome or the phone's safe areas cover. */
  readonly insets: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** Source shares → CSS px of the canvas. The one place that mirrors. */
export function toView(box: Box, view: View): ViewBox {
  const scaleX = view.width / view.sourceWidth;
  const scaleY = view.height / view.sourceHeight;
  const scale = view.fit === 'cover' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
  const width = view.sourceWidth * scale;
  const height = view.sourceHeight * scale;
  const x = view.mirrored ? 1 - box.x - box.width : box.x;
  return {
    x: (view.width - width) / 2 + x * width,
    y: (view.height - height) / 2 + box.y * height,
    width: box.width * width,
    height: box.height * height,
    space: 'view',
  };
}
