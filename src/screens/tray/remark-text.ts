import type { TrayRemark } from '#app/tray/unpack-zips.ts';
import type { Messages } from '#i18n/index.ts';

/** What is said about files that are not in the tray. */
export function remarkText({ remarks }: Messages['tray'], remark: TrayRemark): string {
  switch (remark.kind) {
    case 'over':
      return remarks.over(remark.count);
    case 'zip-large':
      return remarks.zipLarge(remark.name);
    case 'zip-damaged':
      return remarks.zipDamaged(remark.name);
    case 'zip-empty':
      return remarks.zipEmpty(remark.name);
    case 'skipped':
      return remarks.skipped(remark.name, remark.count);
    case 'damaged':
      return remarks.damaged(remark.name, remark.count);
  }
}
