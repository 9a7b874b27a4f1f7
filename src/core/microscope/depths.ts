import { LAYER } from '#core/embedding/embedding.ts';

/** Where the network that describes people can be looked into, early to late. */
export const DEPTHS = ['edges', 'lines', 'patterns', 'parts', 'shapes'] as const;
export type Depth = (typeof DEPTHS)[number];

/**
 * The layer of each depth, in the detector's graph. All end in ReLU6, so a channel says 0 (silent) to 6 (full), and
 * every way from the picture to the layer that describes people leads through each of them: what is changed there
 * reaches the answer changed, and nothing reaches it past the change.
 */
export const DEPTH_NODES: Readonly<Record<Depth, string>> = {
  edges: 'Conv/Relu6',
  lines: 'expanded_conv_3/expand/Relu6',
  patterns: 'expanded_conv_6/expand/Relu6',
  parts: 'expanded_conv_10/expand/Relu6',
  shapes: 'expanded_conv_10/depthwise/Relu6',
};

/** Where the part of the network ends that is used for describing people. */
export const END_NODE = LAYER.node;

/** The largest value that a channel can have anywhere: ReLU6. */
export const FULL = 6;

/** Channels of each depth that are shown, at most. */
export const SHOWN = 24;
