import type { Turn } from '#core/camera-motion/gyro-calibration.ts';

/** iOS asks for motion access; other browsers have no such method. */
type AskingMotionEvent = typeof DeviceMotionEvent & { requestPermission?: () => Promise<'granted' | 'denied'> };

/** Sums the phone's turns between looks. Optional everywhere: without it the picture alone tells the camera's motion. */
export class Gyroscope {
  readonly #window: Window;
  readonly #event: AskingMotionEvent | undefined;
  #sum: { alpha: number; beta: number; gamma: number } | null = null;
  #running = false;

  constructor(environment: Window & { DeviceMotionEvent?: typeof DeviceMotionEvent }) {
    this.#window = environment;
    this.#event = environment.DeviceMotionEvent;
  }

  /** Starts listening; call from a tap, because iOS asks then. False where there is no gyroscope or no consent. */
  async start(): Promise<boolean> {
    if (this.#running) return true;
    if (!this.#event) return false;
    try {
      if (this.#event.requestPermission && (await this.#event.requestPermission()) !== 'granted') return false;
    } catch {
      return false; // asked outside a tap
    }
    this.#window.addEventListener('devicemotion', this.#add);
    this.#running = true;
    return true;
  }

  stop(): void {
    this.#window.removeEventListener('devicemotion', this.#add);
    this.#running = false;
    this.#sum = null;
  }

  /** The turn since the last call, degrees; null where nothing was measured. */
  take(): Turn | null {
    const turn = this.#sum;
    this.#sum = null;
    return turn;
  }

  readonly #add = (event: DeviceMotionEvent): void => {
    const rate = event.rotationRate;
    if (!rate || rate.alpha === null || rate.beta === null || rate.gamma === null) return;
    const seconds = event.interval / 1000;
    this.#sum ??= { alpha: 0, beta: 0, gamma: 0 };
    this.#sum.alpha += rate.alpha * seconds;
    this.#sum.beta += rate.beta * seconds;
    this.#sum.gamma += rate.gamma * seconds;
  };
}
