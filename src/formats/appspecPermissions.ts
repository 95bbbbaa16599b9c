import type { Json } from '../shared';
import { each, fetchKey, isFalsy, noMethod } from './ruby';
import { isObject, textOf } from './values';

/** What the agent says about permissions. Source: aws-codedeploy-agent, application_specification (permissions, mode, acl, context). */
const TEXTS = {
  noObject:
    'a permission listed in the application specification file has no object value. Update the permissions section of the AppSpec file, and then try again.',
  // The misspelling is the agent's.
  windows:
    'the application specification file specifiles file permissions, but the deployment is targeting one or more Windows Server instances. Permissions are supported only for Amazon Linux, Ubuntu Server, and Red Hat Enterprise Linux (RHEL) instances. Update the permissions section of the AppSpec file, and then try again.',
  type: (type: string) =>
    `the application specification filespecifies a permission for an object type not supported for permissions (${type}). Update the permissions section of the AppSpec file, and then try again.`,
  modeLength: (mode: string) =>
    `the length of a permissions mode (${mode}) in the application specification file is invalid. Permissions modes must be between one and four characters long. Update the permissions section of the AppSpec file, and then try again.`,
  modeCharacter: (mode: string, character: string) =>
    `the permissions mode (${mode}) in the application specification file contains an invalid character (${character}). Update the permissions section of the AppSpec file, and then try again.`,
  acl: (acl: string) =>
    `of a problem with the acls permission settings in the application specification file. Invalid acl entry (${acl}).`,
  baseAcl: (acl: string) =>
    `of a problem with the acls permission settings in the application specification file. Use mode to set the base acl entry (${acl}). Update the permissions section of the AppSpec file, and then try again.`,
  aclCharacter: (acl: string, character: string) =>
    `the access control list (ACL) named ${acl} in the application specification file contains an invalid character (${character}). Correct the ACL in the hooks section of the AppSpec file, and then try again.`,
  context:
    'the application specification file specifies an invalid context type. Update the permissions section of the AppSpec file, and then try again.',
};

/** `because` completes "The deployment failed because …". Never returns. */
export type Refuse = (code: string, because: string) => never;

/** Checks one entry of `permissions`. */
export function checkPermission(given: Json, os: 'linux' | 'windows', refuse: Refuse): void {
  if (!isObject(given)) noMethod('has_key?', given);
  const object = given.object;
  if (object === undefined || object === null) refuse('noPermissionObject', TEXTS.noObject);
  if (os === 'windows') refuse('windowsPermissions', TEXTS.windows);
  if (!isFalsy(given.except)) each(given.except);
  if (!isFalsy(given.type)) {
    for (const type of each(given.type)) {
      if (type !== 'file' && type !== 'directory') refuse('badPermissionType', TEXTS.type(textOf(type) ?? ''));
    }
  }
  if (given.mode !== undefined && given.mode !== null) checkMode(textOf(given.mode) ?? '', refuse);
  if (given.acls !== undefined && given.acls !== null) {
    for (const acl of each(given.acls)) checkAcl(acl, refuse);
  }
  if (given.context !== undefined && given.context !== null) {
    const type = fetchKey(given.context, 'type');
    if (type === undefined || type === null) refuse('badContext', TEXTS.context);
  }
  if ((textOf(object) ?? ' ').trim() === '') refuse('noPermissionObject', TEXTS.noObject);
}

function checkMode(given: string, refuse: Refuse): void {
  const mode = given.padStart(3, '0');
  if (mode.length > 4) refuse('badMode', TEXTS.modeLength(mode));
  const wrong = /[^0-7]/.exec(mode)?.[0];
  if (wrong !== undefined) refuse('badMode', TEXTS.modeCharacter(mode, wrong));
}

const isOneOf = (part: string, short: string, long: string): boolean => part === short || part === long;

/** `[default:][user|group|mask|other:][name]:permissions` */
function checkAcl(given: Json, refuse: Refuse): void {
  if (typeof given !== 'string') noMethod('split', given);
  const [permissions = '', second, third, fourth, ...rest] = given.split(':').reverse();
  const invalid = (): never => refuse('badAcl', TEXTS.acl(given));
  if (second === undefined || rest.length > 0) invalid();
  let isDefault = false;
  let type: string | null = null;
  if (fourth !== undefined) {
    if (!isOneOf(fourth, 'd', 'default')) invalid();
    isDefault = true;
  }
  if (third !== undefined) {
    if (isOneOf(third, 'd', 'default')) {
      if (isDefault) invalid();
      isDefault = true;
    } else {
      const full = ['mask', 'other', 'group', 'user'].find((name) => isOneOf(third, name.charAt(0), name));
      type = full ?? invalid();
    }
  }
  const named = ['mask', 'other'].find((name) => isOneOf(second ?? '', name.charAt(0), name));
  const name = named === undefined ? (second ?? '') : type === null ? '' : named;
  type ??= named ?? 'user';
  if ((type === 'mask' || type === 'other') && name !== '') invalid();
  if (!isDefault && type !== 'mask' && name === '') refuse('badAcl', TEXTS.baseAcl(given));
  const wrong = /^[0-7]$/.test(permissions) ? undefined : /[^rwx-]/.exec(permissions)?.[0];
  if (wrong !== undefined) refuse('badAcl', TEXTS.aclCharacter(given, wrong));
}
