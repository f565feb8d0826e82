/** A clock that stands still until it is moved. */
export function movingClock(start: string) {
  let now = new Date(start);
  return {
    read: (): Date => now,
    forward: (seconds: number): void => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}
