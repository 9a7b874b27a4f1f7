import type { Battery } from '#core/pace/governor.ts';

/** The browser's battery, where it tells: Chrome and Edge. */
interface BatteryManager extends EventTarget, Battery {}

/** Tells `on` the state of the battery now and whenever it changes; never calls it where the browser keeps it to itself. */
export async function watchBattery(navigator: Navigator, on: (battery: Battery) => void): Promise<void> {
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<BatteryManager> };
  const battery = await getBattery?.call(navigator).catch(() => undefined);
  if (!battery) return;
  const tell = () => on({ level: battery.level, charging: battery.charging });
  for (const event of ['levelchange', 'chargingchange']) battery.addEventListener(event, tell);
  tell();
}
