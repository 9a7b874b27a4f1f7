/**
 * Why a project file was not taken:
 * `foreign` no project of Visor's · `teachable-machine` a model exported there · `damaged` one that does not say what it should · `too-large` more than a project
 * may hold · `newer` made by a later version of the app · `other-embedding` its vectors mean nothing to this version.
 */
export type RefusalReason = 'foreign' | 'teachable-machine' | 'damaged' | 'too-large' | 'newer' | 'other-embedding';

/** A project file that was refused; nothing has changed. `detail` is for diagnostics and holds no word of the file. */
export class ProjectRefusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'ProjectRefusal';
    this.reason = reason;
  }
}
