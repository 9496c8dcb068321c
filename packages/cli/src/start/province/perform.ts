/** What each kind of act of the plan is on the platform. */
import { element } from '@kuaishu/standards';
import { commentOnCase, delegateCase, moveCase, openCase } from './case-steps.ts';
import { draftEntry, reviseEntry, saveEntry } from './entry-steps.ts';
import { givenEntry, type Scene, type Step } from './scene.ts';
import { decideExtension, extendUpdate, moveUpdate } from './update-steps.ts';

/** The head answers for both assessments when signing (政务数据共享条例; 个人信息保护法第五十五条). */
const ASSESSED = { secrecy: true, privacy: true };

/** @throws PlatformRefusal where the platform says no. */
export async function perform(scene: Scene, step: Step): Promise<void> {
  const { act } = step;
  const { kind, data = {}, comment = '' } = act;
  const resource = act.entry ?? '';
  const beside = act.case ?? '';
  const title = (what: string) => `${scene.nameOf(resource)}：${what}`;
  const organisation = (key: string | undefined) => scene.people.organisation(key ?? '');
  switch (kind) {
    case 'draft':
      return draftEntry(scene, step, resource);
    case 'edit':
      return saveEntry(scene, step, resource);
    case 'revise':
      return reviseEntry(scene, step, resource);
    case 'submit':
      return moveCase(scene, step, resource, step.again ? 'resubmit' : 'submit');
    case 'withdraw':
      return moveCase(scene, step, resource, 'withdraw');
    case 'department_approve':
      return moveCase(scene, step, resource, 'sign_off', ASSESSED);
    case 'department_return':
    case 'bureau_return':
      return moveCase(scene, step, resource, 'return');
    case 'publish':
      return moveCase(scene, step, resource, 'publish');
    case 'refuse':
      return moveCase(scene, step, resource, 'refuse');
    case 'comment':
      return commentOnCase(scene, step, resource);
    case 'delegate':
      return delegateCase(scene, step, resource);

    case 'retire':
      return openCase(scene, step, beside, {
        procedure: 'catalogue_withdrawal',
        subject: givenEntry(scene, resource),
        title: title('撤销'),
        input: { reason: comment, basis: data.basis },
      });
    case 'retire_approve':
      return moveCase(scene, step, beside, 'sign_off');
    case 'retire_finish':
      return moveCase(scene, step, beside, 'take_off');

    case 'retire_refuse':
      return moveCase(scene, step, beside, 'refuse');

    case 'open_conflict': {
      const { attribute, holder, claimant } = conflictOf(step);
      return openCase(scene, step, beside, {
        procedure: 'source_ruling',
        subject: givenEntry(scene, claimant),
        title: title(`${element(attribute)?.name.zh ?? attribute} 数源裁定`),
        input: {
          attribute,
          claimants: [givenEntry(scene, holder), givenEntry(scene, claimant)],
          holders: [scene.ownerOf(holder)],
          duty: comment,
        },
      });
    }
    case 'state_conflict': {
      const { stated = '', claims } = conflictOf(step);
      return moveCase(scene, step, beside, 'state', { entry: givenEntry(scene, stated), duty: comment, claims });
    }
    case 'refer_conflict':
      return moveCase(scene, step, beside, 'refer');
    case 'settle_conflict':
      return moveCase(scene, step, beside, 'settle');
    case 'decide_conflict':
      return moveCase(scene, step, beside, 'decide', {
        source: givenEntry(scene, conflictOf(step).source ?? ''),
        reason: comment,
      });

    case 'propose_joint':
      return openCase(scene, step, beside, {
        procedure: 'joint_collection',
        subject: givenEntry(scene, resource),
        title: title('协同采集'),
        input: {
          shares: (data.shares ?? []).map((share) => ({ ...share, organisation: organisation(share.organisation) })),
          reason: comment,
        },
      });
    case 'agree_joint':
      return moveCase(scene, step, beside, 'agree', { organisation: organisation(data.organisation) });
    case 'decline_joint':
      return moveCase(scene, step, beside, 'decline');
    case 'file_joint':
      return moveCase(scene, step, beside, 'file');
    case 'confirm_joint':
      return moveCase(scene, step, beside, 'confirm');

    case 'ask_need': {
      const { need, until = 0 } = data;
      if (!need) throw new Error(`act ${step.nth} needs nothing`);
      return openCase(scene, step, beside, {
        procedure: 'data_need',
        subject: scene.houseOf(act.actor),
        title: `${need.matter}：${need.elements.join('、')}`,
        input: { ...need, until: scene.dayOf(until) },
      });
    }
    case 'answer_need':
      return moveCase(scene, step, beside, 'answer', { entry: givenEntry(scene, data.need?.source ?? '') });
    case 'assign_need':
      return moveCase(scene, step, beside, 'assign', { organisation: organisation(data.organisation) });
    case 'decline_need':
      return moveCase(scene, step, beside, 'decline');

    case 'ask_right':
      return openCase(scene, step, beside, {
        procedure: 'access_request',
        subject: scene.people.account(act.actor),
        title: '权限申请',
        input: { role: data.role, until: scene.dayOf(data.until ?? 0), reason: comment },
      });
    case 'grant_right':
      return moveCase(scene, step, beside, 'grant');
    case 'refuse_right':
      return moveCase(scene, step, beside, 'refuse');
    case 'return_case':
      return moveCase(scene, step, beside, 'return');
    case 'withdraw_case':
      return moveCase(scene, step, beside, 'withdraw');

    case 'explain_update':
      return moveUpdate(scene, step, resource, 'explain', { reason: comment, until: scene.dayOf(data.until ?? 0) });
    case 'accept_update':
      return moveUpdate(scene, step, resource, 'accept');
    case 'refuse_update':
      return moveUpdate(scene, step, resource, 'refuse');
    case 'extend_update':
      return extendUpdate(scene, step, resource, data.days ?? 0);
    case 'allow_extension':
      return decideExtension(scene, step, resource);
  }
}

function conflictOf({ nth, act }: Step) {
  if (!act.data?.conflict) throw new Error(`act ${nth} is about no conflict`);
  return act.data.conflict;
}
