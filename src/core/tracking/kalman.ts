/**
 * Kalman filter of one number that moves at a nearly constant speed: state (place, speed), the unknown acceleration
 * as white noise. Time steps may be of any length. Source: Bar-Shalom, Li & Kirubarajan, "Estimation with
 * Applications to Tracking and Navigation", 2001, §6.2.
 */
export class ConstantVelocityFilter {
  #place: number;
  #speed = 0;
  #placeVariance: number;
  #covariance = 0;
  #speedVariance: number;

  /** `spread` and `speedSpread`: standard deviations of the first place and of the unknown first speed (per second). */
  constructor(place: number, spread: number, speedSpread: number) {
    this.#place = place;
    this.#placeVariance = spread ** 2;
    this.#speedVariance = speedSpread ** 2;
  }

  get place(): number {
    return this.#place;
  }

  /** Units per second. */
  get speed(): number {
    return this.#speed;
  }

  /** Standard deviation to expect of a measurement that itself has one of `spread`. */
  uncertainty(spread: number): number {
    return Math.hypot(Math.sqrt(this.#placeVariance), spread);
  }

  /** Moves the place without time going by: the camera turned. */
  shift(by: number): void {
    this.#place += by;
  }

  /** `seconds` later; `restlessness`: standard deviation of the change of speed within one second. */
  predict(seconds: number, restlessness: number): void {
    const noise = restlessness ** 2;
    this.#place += this.#speed * seconds;
    this.#placeVariance +=
      2 * seconds * this.#covariance + seconds ** 2 * this.#speedVariance + (noise * seconds ** 3) / 3;
    this.#covariance += seconds * this.#speedVariance + (noise * seconds ** 2) / 2;
    this.#speedVariance += noise * seconds;
  }

  /** Keeps `share` (0..1) of the speed: nobody unseen walks on for ever. */
  slow(share: number): void {
    this.#speed *= share;
    this.#covariance *= share;
  }

  /** The place was seen at `measured`, give or take a standard deviation of `spread`. */
  correct(measured: number, spread: number): void {
    const total = this.#placeVariance + spread ** 2;
    const gain = this.#placeVariance / total;
    const speedGain = this.#covariance / total;
    const surprise = measured - this.#place;
    this.#place += gain * surprise;
    this.#speed += speedGain * surprise;
    this.#speedVariance -= speedGain * this.#covariance;
    this.#covariance *= 1 - gain;
    this.#placeVariance *= 1 - gain;
  }
}
