import type { Locator, Page } from 'playwright-core';
import type { CallerKey, InstanceKey } from 'wix-emulator';
import type { FailureKind } from '../../src/shared/failure.js';
import * as en from '../../src/shared/texts/en.js';
import * as he from '../../src/shared/texts/he.js';

/** Every text of the app in one language. */
type Texts = typeof en;

/** The app's texts by language. */
export const textsIn: { readonly en: Texts; readonly he: Texts } = { en, he };

/** What a surface has come to: its data, or the error of its call. */
export type Outcome = 'data' | FailureKind;

/** One of the places where people see the app. */
export interface Surface {
  /** The path of the host page around it. */
  readonly path: string;
  /** Who usually looks at it. */
  readonly caller: CallerKey;
  /** Whether its web method answers the owner only. */
  readonly isOwners: boolean;
  /** What the app draws. */
  content(page: Page, texts: Texts): Locator;
  /** Opens it, where the host page has only the way there. */
  open?(page: Page, texts: Texts): Promise<void>;
  /** What is seen with the data of an instance only. */
  data(content: Locator, instance: ShownInstance, texts: Texts): Locator;
  /** What is seen with an error only. */
  failure(content: Locator, kind: FailureKind, texts: Texts): Locator;
}

/** What tells an instance from others, wherever it is shown. */
interface ShownInstance {
  readonly instanceId: string;
  readonly siteName: string;
}

const ownersFailure: Surface['failure'] = (content, kind, texts) =>
  content.getByRole('alert').getByText(texts.failures[kind].title);

/** The name of a surface; the embedded script's badge is a part of the widget's page. */
export type SurfaceName = 'widget' | 'panel' | 'dashboard' | 'modal';

const dashboard: Surface = {
  path: '/hosts/dashboard',
  caller: 'owner',
  isOwners: true,
  content: (page) => page.frameLocator('#content iframe').locator('body'),
  data: (content, { siteName }) => content.getByText(siteName, { exact: true }).first(),
  failure: ownersFailure,
};

/** The surfaces of the app. */
export const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  widget: {
    path: '/hosts/site',
    caller: 'visitor',
    isOwners: false,
    content: (page, { widget }) => page.getByRole('region', { name: widget.label }),
    data: (content, { siteName }) => content.getByText(siteName, { exact: true }),
    failure: (content, _, { widget }) => content.getByRole('alert').getByText(widget.failed),
  },
  panel: {
    path: '/hosts/panel',
    caller: 'owner',
    isOwners: false,
    content: (page) => page.frameLocator('#panel').getByRole('main'),
    data: (content, { instanceId }) => content.getByText(instanceId),
    failure: ownersFailure,
  },
  dashboard,
  modal: {
    path: dashboard.path,
    caller: 'owner',
    isOwners: true,
    content: (page) => page.frameLocator('dialog iframe').locator('body'),
    async open(page, texts) {
      const name = texts.dashboard.rawData;
      await dashboard.content(page, texts).getByRole('button', { name }).click();
    },
    data: (content, { instanceId }, { rawData }) =>
      content.getByRole('region', { name: rawData.data }).getByText(instanceId).first(),
    failure: ownersFailure,
  },
};

/** The parts of a surface that say of themselves that they load. */
export function busyParts(content: Locator): Locator {
  const busy = '[aria-busy="true"]';
  return content.locator(busy).or(content.and(content.page().locator(busy)));
}

/**
 * The path and query of the host page around a surface.
 * @param name The surface.
 * @param instance The key of a seeded instance.
 * @param caller The key of a seeded caller; whoever usually looks at it if left out.
 */
export function pathOf(
  name: SurfaceName,
  instance: InstanceKey,
  caller: CallerKey = surfaces[name].caller,
): string {
  return `${surfaces[name].path}?${new URLSearchParams({ instance, caller })}`;
}

/** What a seeded caller gets to see on a surface of an instance. */
export function expectedOutcome(
  name: SurfaceName,
  instance: InstanceKey,
  caller: CallerKey,
): Outcome {
  const rule = callerRules[caller];
  const refusal = surfaces[name].isOwners ? rule.onOwners : rule.onAnyones;
  if (refusal) return refusal;
  // Wix has no instance any more to tell of.
  return instance === 'removed' ? 'wixFailed' : 'data';
}

const welcome = { onAnyones: undefined, onOwners: undefined };
const notOwner = { onAnyones: undefined, onOwners: 'notAllowed' } as const;
const neverAllowed = { onAnyones: 'notAllowed', onOwners: 'notAllowed' } as const;
const signedOut = { onAnyones: 'signedOut', onOwners: 'signedOut' } as const;

/** How the web methods refuse each caller. */
const callerRules = {
  visitor: notOwner,
  member: notOwner,
  owner: welcome,
  app: neverAllowed,
  unknown: neverAllowed,
  foreignApp: signedOut,
  expired: signedOut,
  inactive: signedOut,
} as const satisfies Readonly<Record<CallerKey, object>>;
