import { createHash } from 'node:crypto';
import { type Actor, actorName, type CityCode, type RegionCode } from '@yike/kernel';

/** Somebody saw or changed what is personal, or was refused. */
export interface Access {
  readonly actor: Actor;
  /** Name of the endpoint or use case. */
  readonly action: string;
  /** Why, in the words of who asked. */
  readonly reason: string;
  readonly regionCode: RegionCode;
  readonly outcome: 'done' | 'refused';
  readonly personIds: readonly string[];
}

/** A line of the audit, as it is kept. */
export interface AccessRecord {
  readonly cityCode: CityCode;
  readonly chain: number;
  /** Counts the lines of its chain from 1, without gaps. */
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly reason: string;
  readonly regionCode: RegionCode;
  readonly outcome: 'done' | 'refused';
  readonly personIds: readonly string[];
}

/** Chains of a city. Lines of different actors seldom wait for each other. */
export const CHAINS = 16;

/** The chain of an actor: one transaction has one actor, so it holds one chain and waits in no circle. */
export function chainOf(actor: Actor): number {
  return (createHash('sha256').update(actorName(actor)).digest()[0] ?? 0) % CHAINS;
}

/** What is before the first line. */
export const BEGINNING = Buffer.alloc(32);

/** The hash of a line over all it says and the hash of the line before. */
export function sumOfRecord(before: Buffer, record: AccessRecord): Buffer {
  const said = [
    before.toString('hex'),
    record.cityCode,
    record.chain,
    record.number,
    record.at.toISOString(),
    record.actor,
    record.action,
    record.reason,
    record.regionCode,
    record.outcome,
    record.personIds,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest();
}
