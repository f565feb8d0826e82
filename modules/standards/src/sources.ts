import { z } from 'zod';
import sourcesJson from '../data/sources.json' with { type: 'json' };
import { type Source, sourceSchema } from './contract.ts';
import { ownData } from './own-data.ts';

const readSources = ownData('sources.json', z.array(sourceSchema), sourcesJson);

/** Every document, or copy of one, that the data was read from. */
export function listSources(): readonly Source[] {
  return readSources();
}

/** The register's entry for an id; user files may name sources the register does not have. */
export function findSource(id: string): Source | undefined {
  return readSources().find((source) => source.id === id);
}
