import type { Bilingual } from '@yike/kernel';
import { z } from 'zod';
import embeddedJson from '../data/embedded-facilities.json' with { type: 'json' };
import { verificationSchema } from './contract.ts';
import { ownData } from './own-data.ts';

const words = { zh: z.string().min(1), en: z.string().min(1) };
const known = { source: z.array(z.string()).min(1), verification: verificationSchema };

const readEmbedded = ownData(
  'embedded-facilities.json',
  z.strictObject({
    channels: z.array(
      z.strictObject({
        id: z.string(),
        ...words,
        words: z.array(z.string()).min(1),
        sayZh: z.string(),
        sayEn: z.string(),
        ...known,
      }),
    ),
    functions: z.array(
      z.strictObject({
        id: z.string(),
        ...words,
        isPriority: z.boolean(),
        types: z.array(z.string()).min(1),
      }),
    ),
    functionsSource: z.array(z.string()).min(1),
    functionsVerification: verificationSchema,
    typesOwnDefinition: z.literal(true).describe('which of our types is which function is ours'),
    complex: z.strictObject({
      minSquareMetres: z.number().positive(),
      wishedSquareMetres: z.number().positive(),
      minFunctions: z.int().positive(),
      wishedPriorityFunctions: z.int().positive(),
      ...known,
    }),
  }),
  embeddedJson,
);

type Embedded = ReturnType<typeof readEmbedded>;

/** One of the four ways in which a city comes by space: 补改, 转型, 划转, 配建. */
export type SpaceChannel = Embedded['channels'][number];

/** What an embedded complex must be (社区嵌入式服务综合体): floor area and functions. */
export type ComplexRule = Embedded['complex'];

export function listSpaceChannels(): readonly SpaceChannel[] {
  return readEmbedded().channels;
}

/** The channel a planner's word means, in whatever case; undefined: none of the four. */
export function findSpaceChannel(word: string): SpaceChannel | undefined {
  const plain = word.normalize('NFKC').trim().toLowerCase();
  return listSpaceChannels().find((channel) => channel.words.includes(plain));
}

export function complexRule(): ComplexRule {
  return readEmbedded().complex;
}

/** How services of a room fill the functions of the guide. */
export interface ComplexFunctions {
  readonly functions: readonly (Bilingual & { readonly id: string })[];
  readonly priorityCount: number;
}

/** Which functions of an embedded complex these services fill, each once. */
export function complexFunctions(types: readonly string[]): ComplexFunctions {
  const filled = readEmbedded().functions.filter((one) =>
    one.types.some((type) => types.includes(type)),
  );
  return {
    functions: filled.map(({ id, zh, en }) => ({ id, zh, en })),
    priorityCount: filled.filter(({ isPriority }) => isPriority).length,
  };
}
