/** The folder or the options are not what the task needs. Its message is one sentence for a person; exit code 2. */
export class Unmeasurable extends Error {}
