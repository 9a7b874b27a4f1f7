/** A sheet that is open above the stage. */
export type StageSheet = 'when' | 'stand';
