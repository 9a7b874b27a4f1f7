import type { Attachment } from 'svelte/attachments';

export interface Dragging {
  /** Where it stands now. */
  readonly value: () => number;
  /** Change for one unit of the drawing, dragged upwards. */
  readonly perUnit: number;
  readonly onmove: (value: number) => void;
  readonly ontap?: () => void;
}

/** A finger that moved less has tapped, px. */
const TAP = 6;

/** Up is more: taps, valves and the weir all follow a finger the same way. */
export function dragUp({ value, perUnit, onmove, ontap }: Dragging): Attachment<SVGElement> {
  return (node) => {
    let from: { y: number; value: number; unit: number; moved: boolean } | null = null;
    const down = (event: PointerEvent) => {
      node.setPointerCapture(event.pointerId);
      const unit = node.ownerSVGElement?.getScreenCTM()?.d ?? 1;
      from = { y: event.clientY, value: value(), unit, moved: false };
      event.preventDefault();
    };
    const move = (event: PointerEvent) => {
      if (!from) return;
      const by = from.y - event.clientY;
      if (Math.abs(by) > TAP) from.moved = true;
      if (from.moved) onmove(from.value + (by / Math.max(0.1, from.unit)) * perUnit);
    };
    const up = () => {
      if (from && !from.moved) ontap?.();
      from = null;
    };
    const cancel = () => (from = null);
    node.addEventListener('pointerdown', down);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', up);
    node.addEventListener('pointercancel', cancel);
    node.addEventListener('lostpointercapture', cancel);
    return () => {
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', up);
      node.removeEventListener('pointercancel', cancel);
      node.removeEventListener('lostpointercapture', cancel);
    };
  };
}
