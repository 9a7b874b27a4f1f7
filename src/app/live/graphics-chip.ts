/** Names under which browsers report a GPU that the processor plays. */
const IMITATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** What draws on this device. */
export interface GraphicsChip {
  /** As the browser names it, in English; null where it keeps the name to itself. */
  readonly name: string | null;
  readonly imitated: boolean;
}

/** Asks the browser what draws; some keep it to themselves. */
export function graphicsChip(document: Document): GraphicsChip {
  const context = document.createElement('canvas').getContext('webgl2');
  const names = context?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context && names ? context.getParameter(names.UNMASKED_RENDERER_WEBGL) : null;
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? { name, imitated: IMITATED.test(name) } : { name: null, imitated: false };
}
