import { type Actor, actorName, type CityCode, Problem, type Transaction } from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import type { ConfirmedBy } from '../facts/freshness.ts';
import { changeFacility, confirmFacts } from '../places/facility.ts';
import { confirmationBy, type FacilityKey, getFacility } from '../places/facility-service.ts';
import { saveChanges } from '../places/facility-store.ts';
import { type Correction, type Decision, decide, type Report } from './correction.ts';
import { insertCorrection, saveDecision } from './correction-store.ts';
import { findCorrection } from './correction-view.ts';

/** Writes down what somebody says is otherwise. @throws Problem `not-found`, `service-type-unknown` */
export async function reportCorrection(
  tx: Transaction,
  actor: Actor,
  key: FacilityKey,
  report: Report,
): Promise<Correction> {
  const { facilityId } = await getFacility(tx, key, null);
  for (const { serviceType } of report.proposed.services ?? []) getServiceType(serviceType);
  const correction: Correction = {
    ...report,
    correctionId: crypto.randomUUID(),
    facilityId,
    reportedBy: actorName(actor),
    reportedAt: tx.now,
    state: 'open',
    decidedBy: null,
    decidedAt: null,
    reason: null,
  };
  await insertCorrection(tx, key.cityCode, correction);
  return correction;
}

/**
 * Approves, which changes the place, or refuses, which does not; either with a reason. Of two who
 * decide at once one does.
 * @throws Problem `not-found`, `correction-decided`
 */
export async function decideCorrection(
  tx: Transaction,
  actor: Actor,
  { cityCode, correctionId }: { readonly cityCode: CityCode; readonly correctionId: string },
  decision: Decision & { readonly how: ConfirmedBy },
): Promise<Correction> {
  // what the last holder decided is seen by whoever waited
  await tx.lock([`directory.correction ${cityCode} ${correctionId}`]);
  const before = await findCorrection(tx, cityCode, correctionId);
  if (before === null) throw new Problem('not-found');
  const decided = decide(before, decision, actorName(actor), tx.now);
  await saveDecision(tx, cityCode, decided);
  if (decided.state === 'approved')
    await applyCorrection(tx, actor, cityCode, decided, decision.how);
  return decided;
}

async function applyCorrection(
  tx: Transaction,
  actor: Actor,
  cityCode: CityCode,
  { correctionId, facilityId, fact, proposed }: Correction,
  how: ConfirmedBy,
): Promise<void> {
  const before = await getFacility(tx, { cityCode, facilityId }, null);
  const confirmation = confirmationBy(tx, actor, how);
  const changed = changeFacility(before, proposed, confirmation, tx.now);
  // what was written already is confirmed by being reported the same
  const after = {
    ...confirmFacts(changed, [fact], confirmation, tx.now),
    version: changed.version,
  };
  await saveChanges(tx, actor, { kind: 'correction', id: correctionId }, [{ before, after }]);
}
