import type { ProviderAPI } from '@wix/dashboard/provider';
import type * as sdk from '@wix/editor';
import { expectTypeOf, test } from 'vitest';
import type { dashboardCoverage } from '../model/hosts/dashboard-coverage.js';
import type { editorCalls } from '../model/hosts/editor-coverage.js';

type Sdk = typeof sdk;

/** The modules of `@wix/editor`: what else it exports are classes and names of values. */
type EditorModule =
  | 'editor'
  | { [Name in keyof Sdk]: Sdk[Name] extends { __type: 'host' } ? Name : never }[keyof Sdk];

type FunctionOf<Name extends EditorModule> = Exclude<keyof Sdk[Name], '__type' | 'create'> & string;

/** The functions that the coverage does not mention, alone or with their module. */
type Unmentioned = {
  [Name in EditorModule]: `${Name}.*` extends keyof typeof editorCalls
    ? never
    : Exclude<`${Name}.${FunctionOf<Name>}`, keyof typeof editorCalls>;
}[EditorModule];

/** What the coverage mentions in vain. */
type Invented = Exclude<
  keyof typeof editorCalls,
  { [Name in EditorModule]: `${Name}.${FunctionOf<Name> | '*'}` }[EditorModule]
>;

test('dashboardCoverage lists every function of the dashboard SDK, and no others', () => {
  expectTypeOf<keyof typeof dashboardCoverage>().toEqualTypeOf<keyof ProviderAPI>();
});

test('editorCalls lists every function of the editor SDK, and no others', () => {
  expectTypeOf<Unmentioned>().toBeNever();
  expectTypeOf<Invented>().toBeNever();
});
