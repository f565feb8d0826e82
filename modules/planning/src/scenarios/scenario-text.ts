/** What a file of a scenario holds, and where in it. */
export interface ScenarioText {
  readonly fileName: string;
  readonly value: unknown;
  lineOf(path: readonly PropertyKey[]): number;
}
