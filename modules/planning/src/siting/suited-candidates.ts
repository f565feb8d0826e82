import type { Joints } from '@yike/engine-network';
import { type Bilingual, type Complaint, complaint, Problem } from '@yike/kernel';
import { complexFunctions, complexRule } from '@yike/standards';
import { carriedJoints } from '../scenarios/carried-joints.ts';
import type { Candidate } from './candidate.ts';
import type { SitingQuestion } from './siting-question.ts';

/** Candidates that can be chosen at all, and the standing of each by number. */
export interface SuitedCandidates {
  readonly sites: readonly Candidate[];
  readonly joints: Joints;
  readonly forced: readonly number[];
  readonly forbidden: readonly number[];
  readonly complaints: readonly Complaint[];
}

/**
 * Leaves out the candidates that cannot serve: off the streets, too small for a complex, not for these
 * services, or without a cost where there is a budget; each is told.
 * @throws Problem `siting-no-candidates`, `siting-site-unknown`, `siting-forced-forbidden`, `siting-complex-functions`
 */
export function suitedCandidates(question: SitingQuestion): SuitedCandidates {
  checkComplex(question);
  const { candidates, joints } = question.candidates;
  const complaints = candidates.flatMap((candidate, at) =>
    isJoined(joints, at) ? [] : [offNetwork(question, candidate)],
  );
  let kept = [...candidates.keys()].filter((at) => isJoined(joints, at));
  for (const { isUnsuited, why } of reasonsAgainst(question)) {
    const out = kept.filter((at) => isUnsuited(candidates[at] as Candidate));
    if (out.length === 0) continue;
    kept = kept.filter((at) => !out.includes(at));
    const names = out.slice(0, 3).map((at) => candidates[at]?.name || candidates[at]?.id);
    complaints.push(
      complaint(
        'warning',
        'siting-candidate-unsuited',
        {},
        {
          count: out.length,
          reasonZh: `${why.zh}（${names.join('、')}${out.length > 3 ? ' 等' : ''}）`,
          reasonEn: `${why.en} (${names.join(', ')}${out.length > 3 ? ' …' : ''})`,
        },
      ),
    );
  }
  if (kept.length === 0) throw noCandidates(complaints, question.candidates.from);
  const sites = kept.flatMap((at) => candidates[at] ?? []);
  const forced = standingOf(sites, 'forced', question.forcedIds, '--force');
  const forbidden = standingOf(sites, 'forbidden', question.forbiddenIds, '--forbid');
  const both = sites[forced.find((site) => forbidden.includes(site)) ?? -1];
  if (both !== undefined) {
    throw new Problem('siting-forced-forbidden', both.source ?? {}, { id: both.id });
  }
  const joined = carriedJoints(kept.map((place) => ({ joints, place })));
  return { sites, joints: joined, forced, forbidden, complaints };
}

interface ReasonAgainst {
  readonly why: Bilingual;
  isUnsuited(candidate: Candidate): boolean;
}

function reasonsAgainst(question: SitingQuestion): ReasonAgainst[] {
  const { services, complexSquareMetres: least, budgetYuan, candidates } = question;
  const slugs = services.map(({ type }) => type.slug);
  const all: (ReasonAgainst | null)[] = [
    {
      why: { zh: '不可设所要的服务', en: 'they cannot hold the services' },
      isUnsuited: ({ mayHold }) =>
        mayHold !== null && slugs.some((slug) => !mayHold.includes(slug)),
    },
    // a spot on a street has no floor area: a room must be looked for there
    least === null || candidates.from === 'streets'
      ? null
      : {
          why: {
            zh: `面积不足 ${least} 平方米或未知`,
            en: `their floor area is under ${least} m², or unknown`,
          },
          isUnsuited: ({ squareMetres }) => (squareMetres ?? 0) < least,
        },
    budgetYuan === null
      ? null
      : {
          why: {
            zh: '没有费用，无法计入预算；用 --site-cost 给出每处多少元',
            en: 'they have no cost and fit into no budget; say with --site-cost what a site costs',
          },
          isUnsuited: ({ costYuan }) => costYuan === null,
        },
  ];
  return all.filter((reason) => reason !== null);
}

function checkComplex({ complexSquareMetres, services }: SitingQuestion): void {
  if (complexSquareMetres === null) return;
  const { functions } = complexFunctions(services.map(({ type }) => type.slug));
  const least = complexRule().minFunctions;
  if (functions.length >= least) return;
  throw new Problem(
    'siting-complex-functions',
    {},
    {
      least,
      count: functions.length,
      functions: functions.map(({ zh }) => zh).join('、') || '无',
      functionsEn: functions.map(({ en }) => en).join(', ') || 'none',
    },
  );
}

function isJoined({ first }: Joints, place: number): boolean {
  return (first[place] ?? 0) < (first[place + 1] ?? 0);
}

const FARTHEST_TOLD_METRES = 10_000;

function offNetwork({ input }: SitingQuestion, candidate: Candidate): Complaint {
  const { name, id, lon, lat, source } = candidate;
  const far = input.snapper.metresToStreet(lon, lat, FARTHEST_TOLD_METRES);
  const isFar = far === Number.POSITIVE_INFINITY;
  return complaint('warning', 'siting-candidate-off-network', source ?? {}, {
    name: name || id,
    metres: isFar ? `超过 ${FARTHEST_TOLD_METRES / 1000} 公里` : ` ${Math.round(far)} 米`,
    metresEn: isFar ? `more than ${FARTHEST_TOLD_METRES / 1000} km` : `${Math.round(far)} m`,
  });
}

function noCandidates(
  complaints: readonly Complaint[],
  from: SitingQuestion['candidates']['from'],
): Problem {
  const [first] = complaints;
  const nothing =
    from === 'file'
      ? { zh: '备选点文件里没有可用的行', en: 'the candidates file has no row to use' }
      : {
          zh: '范围内没有可设点的街道',
          en: 'there is no street to stand on within the district',
        };
  const { zh, en } = first?.text ?? nothing;
  return new Problem('siting-no-candidates', first?.place ?? {}, { reasonZh: zh, reasonEn: en });
}

function standingOf(
  sites: readonly Candidate[],
  standing: Candidate['standing'],
  ids: readonly string[],
  option: string,
): number[] {
  const numbers = new Set(sites.flatMap((site, at) => (site.standing === standing ? [at] : [])));
  for (const id of ids) {
    const at = sites.findIndex((site) => site.id === id || site.name === id);
    if (at < 0) {
      const near = sites
        .slice(0, 5)
        .map((site) => site.id)
        .join(', ');
      throw new Problem('siting-site-unknown', {}, { id, option, near });
    }
    numbers.add(at);
  }
  return [...numbers];
}
