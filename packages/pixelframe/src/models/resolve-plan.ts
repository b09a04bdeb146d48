import type { Plan } from '@pixelframe/plan';
import type { Session } from '../session.ts';
import { resolveModels } from './resolve-models.ts';
import { resolveQueries } from './resolve-queries.ts';

/** The plan with everything in it that only models know. */
export const resolvePlan = async (plan: Plan, session: Session): Promise<Plan> =>
  resolveQueries(await resolveModels(plan, session), session);
