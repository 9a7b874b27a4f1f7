/** A sheet that is open above the picture. */
export type LiveSheet = 'rules' | 'more' | 'cameras' | 'add';
