import { backend, getBackend } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { expect, test } from 'vitest';
import { closeBackend, openBackend } from '../../../../src/vision/backend/backend.ts';

/** Opens WebGL; how to take its context away, as a driver does, and how often that was told. */
async function openedWebgl() {
  let told = 0;
  await openBackend('webgl', () => told++);
  expect(getBackend()).toBe('webgl');
  const gl = (backend() as MathBackendWebGL).gpgpu.gl as WebGL2RenderingContext;
  const taken = gl.getExtension('WEBGL_lose_context')!;
  const lose = async () => {
    const lost = new Promise((resolve) => gl.canvas.addEventListener('webglcontextlost', resolve, { once: true }));
    taken.loseContext();
    await lost;
  };
  return { lose, told: () => told };
}

test('a backend that never opened can be closed: the election goes on to the next', () => {
  expect(() => closeBackend('webgpu')).not.toThrow();
});

test('a context that is lost while it works is told, one that was refused and closed is not', async () => {
  const working = await openedWebgl();
  await working.lose();
  expect(working.told()).toBe(1);
  closeBackend('webgl');
  const refused = await openedWebgl();
  closeBackend('webgl');
  await refused.lose();
  expect(refused.told()).toBe(0);
});
