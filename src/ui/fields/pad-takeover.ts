/** A pointer that did not move for so long may have ended unseen, ms. */
const FORGOTTEN = 1500;

/** The pointer that writes: its kind, and when it moved last on the page's clock, ms. */
export interface Writing {
  readonly tool: string;
  readonly movedAt: number;
}

/**
 * Whether a pointer takes over from the one that writes. `palm`: a pen does from the ball of the hand, whose stroke goes.
 * `forgotten`: the first of all fingers does although an earlier one never ended, as some systems forget to say, and so
 * does anything after a while without a move: that stroke stays.
 */
export function takeover(event: PointerEvent, { tool, movedAt }: Writing): 'palm' | 'forgotten' | null {
  if (event.pointerType === 'pen' && tool === 'touch') return 'palm';
  const over = event.pointerType === tool || event.timeStamp - movedAt > FORGOTTEN;
  return event.isPrimary && over ? 'forgotten' : null;
}

/** The first button, or a pen: the button on its barrel makes its touch another button, and it writes all the same. */
export function mayWrite({ button, pointerType }: PointerEvent): boolean {
  return button === 0 || pointerType === 'pen';
}
