import {
  backend as tfjsBackend,
  env,
  findBackendFactory,
  registerBackend,
  removeBackend,
  setBackend,
  type KernelBackend,
} from '@tensorflow/tfjs-core';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { Backend } from '#bridge/protocol.ts';
import { allowThreads } from './wasm-threads.ts';

/** Called when the GPU takes its context away: nothing that waits on it will ever settle. */
type OnLost = () => void;

/** Ends the watch over the context of WebGL: one that was closed may be lost without anybody waiting on it. */
let unwatch: () => void = () => undefined;

/** Loads one backend's code. Only wasm is opened too: it cannot hang as a GPU's driver can. */
export async function loadCode(backend: Backend): Promise<void> {
  if (backend === 'wasm') await openBackend('wasm', () => undefined);
  else await codeOf[backend]();
}

/** Loads one backend's code and makes it tfjs's current one. Throws where this device has none. */
export async function openBackend(backend: Backend, onLost: OnLost): Promise<void> {
  await registerOf[backend](onLost);
  await useBackend(backend);
}

/** Makes an opened backend the current one again. */
export async function useBackend(backend: Backend): Promise<void> {
  if (!(await setBackend(backend))) throw new Error(`${backend} did not initialise`);
}

/**
 * Compiles whatever `ask` needs at once and side by side, where the backend can; elsewhere each program is compiled when it
 * is first run, one after the other.
 */
export async function compileTogether(backend: Backend, ask: () => void): Promise<void> {
  if (backend !== 'webgpu') return;
  env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
  try {
    ask();
    await (tfjsBackend() as Compiling).checkCompileCompletionAsync();
  } finally {
    env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
  }
}

interface Compiling extends KernelBackend {
  checkCompileCompletionAsync(): Promise<void>;
}

/** Frees a backend with everything on it. */
export function closeBackend(backend: Backend): void {
  if (backend === 'webgl') unwatch();
  // One whose code never arrived was never registered, and tfjs throws at the name.
  if (findBackendFactory(backend)) removeBackend(backend);
}

const codeOf = {
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
};

const registerOf: Record<Backend, (onLost: OnLost) => Promise<void>> = {
  webgl: registerWebgl,
  wasm: registerWasm,
  cpu: async () => {
    const { MathBackendCPU } = await codeOf.cpu();
    if (!findBackendFactory('cpu')) registerBackend('cpu', () => new MathBackendCPU());
  },
  webgpu: registerWebgpu,
};

/** As much of each as the adapter has. */
const NEEDED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * The device is asked for here, so that its loss is heard, and before the code is loaded: most browsers that know WebGPU
 * have no adapter in a worker.
 */
async function registerWebgpu(onLost: OnLost): Promise<void> {
  const adapter = await self.navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no WebGPU adapter');
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(NEEDED_LIMITS.map((name) => [name, adapter.limits[name]])),
  });
  const { WebGPUBackend } = await codeOf.webgpu();
  // Video frames come in turned on iOS 26 when imported as external textures (tensorflow/tfjs#8733).
  env().set('WEBGPU_IMPORT_EXTERNAL_TEXTURE', false);
  // Its code registers a backend of its own, whose device nobody watches.
  if (findBackendFactory('webgpu')) removeBackend('webgpu');
  registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
  // Destroyed by us when the backend is closed.
  void device.lost.then(({ reason }) => (reason === 'destroyed' ? undefined : onLost()));
}

/**
 * tfjs refuses an OffscreenCanvas on Safari, and a worker has no other canvas, so it gets a context made here on
 * every browser: one path for all.
 */
async function registerWebgl(onLost: OnLost): Promise<void> {
  const { MathBackendWebGL, setWebGLContext } = await codeOf.webgl();
  const canvas = new OffscreenCanvas(300, 150);
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
  });
  if (!context) throw new Error('no WebGL 2');
  const lost = (event: Event) => {
    event.preventDefault();
    onLost();
  };
  unwatch();
  canvas.addEventListener('webglcontextlost', lost);
  unwatch = () => canvas.removeEventListener('webglcontextlost', lost);
  setWebGLContext(2, context);
  // Half the compile time on phones (tensorflow/tfjs#5343). Shapes as uniforms would save more, but together the two
  // give one shader to depthwise convolutions of different strides, and the answers are wrong.
  env().set('WEBGL_PACK_DEPTHWISECONV', false);
  env().set('WEBGL_USE_SHAPES_UNIFORMS', false);
  if (!findBackendFactory('webgl')) registerBackend('webgl', () => new MathBackendWebGL());
}

/** Threads that the wasm backend gets when it is opened next. */
let threads = 1;

/** Sets how many threads the wasm backend gets when it is opened next; 1: none of its own. */
export function useThreads(count: number): void {
  threads = count;
}

/** Threads that the wasm backend was opened with last. */
export function threadsInUse(): number {
  return threads;
}

/**
 * Always the SIMD code: browsers without it (before 2021, Safari before 16.4) fail here and go on with WebGL.
 */
async function registerWasm(): Promise<void> {
  const { setThreadsCount, setWasmPaths } = await codeOf.wasm();
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', threads > 1);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simdUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  });
  if (threads > 1) {
    allowThreads();
    setThreadsCount(threads);
  }
  // Closing it took its factory away.
  wasmFactory ??= findBackendFactory('wasm');
  if (!findBackendFactory('wasm')) registerBackend('wasm', wasmFactory);
}

let wasmFactory: ReturnType<typeof findBackendFactory> | undefined;
