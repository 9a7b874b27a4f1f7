/** How the picture is shown to an audience. */
export class Show {
  /** Everybody but the selected person in the dark. */
  spotlight = $state(false);
  blurFaces = $state(false);
  bigTags = $state(false);
  /** The keys of teaching are there. */
  teaching = $state(false);

  /** As at the start. */
  reset(): void {
    this.spotlight = this.blurFaces = this.bigTags = this.teaching = false;
  }
}
