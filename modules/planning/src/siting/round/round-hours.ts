import { Problem } from '@yike/kernel';

/** When a unit on wheels is about, in minutes of the day, and how fast it drives between its stops. */
export interface RoundHours {
  readonly from: number;
  readonly to: number;
  /** At every stop; null: what the drives leave, shared out alike. */
  readonly stopMinutes: number | null;
  readonly kmPerHour: number;
}

/** When it comes to a stop and leaves it, in minutes of the day. */
export interface StopHours {
  readonly arrive: number;
  readonly leave: number;
}

/** What nobody would stop for less than. */
const LEAST_MINUTES = 1;

/**
 * The hours of every stop: there from the beginning of the window, drives rounded up to whole minutes, and
 * the same time everywhere. The way back to the first stop lies outside of the window.
 *
 * @param metresToNext of every stop, in the order of the round
 * @throws Problem `siting-round-too-long` where the stops do not fit
 */
export function roundHours(hours: RoundHours, metresToNext: readonly number[]): StopHours[] {
  const drives = metresToNext
    .slice(0, -1)
    .map((metres) => Math.ceil((metres * 60) / (hours.kmPerHour * 1000)));
  const driving = drives.reduce((sum, minutes) => sum + minutes, 0);
  const stops = metresToNext.length;
  const fitting = Math.floor((hours.to - hours.from - driving) / Math.max(1, stops));
  const stay = hours.stopMinutes ?? fitting;
  if (stay > fitting || stay < LEAST_MINUTES) throw tooLong(hours, stops, driving, fitting);
  let arrive = hours.from;
  return drives.concat(0).map((drive) => {
    const own = { arrive, leave: arrive + stay };
    arrive = own.leave + drive;
    return own;
  });
}

function tooLong(hours: RoundHours, stops: number, driving: number, fitting: number): Problem {
  const stay = hours.stopMinutes ?? LEAST_MINUTES;
  const end = clockText(hours.from + driving + stops * stay);
  const window = `${clockText(hours.from)}-${clockText(hours.to)}`;
  const details = { stops, stay, driving, end, window, fitting: Math.max(0, fitting) };
  const isPossible = fitting >= LEAST_MINUTES;
  return new Problem(
    'siting-round-too-long',
    {},
    {
      ...details,
      adviceZh: isPossible ? `把 --stop-minutes 减到 ${fitting}，` : '',
      adviceEn: isPossible ? `lower --stop-minutes to ${fitting}, ` : '',
    },
  );
}

/** `06:30`; hours beyond midnight go on counting. */
export function clockText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
