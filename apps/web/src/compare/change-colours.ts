import type { Palette } from '../report/palette.ts';
import type { ChangeClass } from './change-classes.ts';

/** Blues for who walks less, vermilion for who walks more: they stay apart for every kind of colour vision. */
const DAY: Readonly<Record<ChangeClass, string>> = {
  cutOff: '#7a1f04',
  muchFarther: '#c94a22',
  farther: '#eb9468',
  same: '#cfccc4',
  nearer: '#7db8d8',
  muchNearer: '#2f78ad',
  brought: '#0f2f63',
};

const NIGHT: Readonly<Record<ChangeClass, string>> = {
  cutOff: '#ffcbb3',
  muchFarther: '#ff8d63',
  farther: '#a8552f',
  same: '#3a434b',
  nearer: '#33698f',
  muchNearer: '#6fb7dd',
  brought: '#d6f0ff',
};

export const changeColours = ({ ink }: Palette): Readonly<Record<ChangeClass, string>> =>
  ink.startsWith('#1') ? DAY : NIGHT;
