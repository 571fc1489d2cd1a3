import { Permissions, webMethod } from '@wix/web-methods';
import { validated } from 'wix-astro-web-methods/server';
import { fail as throwError } from '../../../failure';
import { valueSchema } from '../../../value';

export const echo = webMethod(
  Permissions.Anyone,
  validated([valueSchema], async (value) => value),
);

export const fail = webMethod(Permissions.Anyone, async () => throwError());
