/** Whether this visitor would rather that nothing trained unasked. */
interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

/** What some browsers offer beyond the standard typings. */
interface Offers {
  readonly connection?: { readonly saveData?: boolean };
  getBattery?(): Promise<Battery>;
}

const LOW = 0.2;

/** Why to wait with training, or nothing: data saver, asked at once. */
export function savesData(from: Navigator & Offers = navigator): boolean {
  return from.connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** Asked in the background: answers come late in some browsers. */
export async function lowOnBattery(from: Navigator & Offers = navigator): Promise<boolean> {
  try {
    const battery = await from.getBattery?.();
    return battery !== undefined && battery.level < LOW && !battery.charging;
  } catch {
    return false;
  }
}
