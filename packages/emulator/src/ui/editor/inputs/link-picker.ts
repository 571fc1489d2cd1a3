import { choose, input, labelled, select } from '../../choose.js';
import type { HostCalls } from '../../host-calls.js';

/** A link as `@wix/editor` returns it. */
export interface Link {
  readonly type: string;
  readonly displayName?: string;
  readonly href?: string;
  readonly url?: string;
  readonly target?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** The parameters of `inputs.selectLink()`. */
export interface LinkParameters {
  /** The link to start with. */
  readonly value?: Link;
  readonly options?: {
    /** The types that the user may choose from. Default: all. */
    readonly linkTypes?: readonly string[];
  };
}

interface LinkType {
  readonly title: string;
  /** The type of the field for the address. */
  readonly field: 'url' | 'email' | 'tel';
  readonly addressOf: (link: Link) => string | undefined;
  readonly linkTo: (address: string, isNewWindow: boolean) => Omit<Link, 'type' | 'displayName'>;
}

/** The types of link that do not depend on the pages of a site. */
const linkTypes: Readonly<Record<string, LinkType>> = {
  ExternalLink: {
    title: 'Web address',
    field: 'url',
    addressOf: ({ url }) => url,
    linkTo: (url, isNewWindow) => ({ url, href: url, target: isNewWindow ? 'BLANK' : 'SELF' }),
  },
  EmailLink: {
    title: 'E-mail address',
    field: 'email',
    addressOf: ({ email }) => email,
    linkTo: (email) => ({ email, href: `mailto:${email}` }),
  },
  PhoneLink: {
    title: 'Phone number',
    field: 'tel',
    addressOf: ({ phone }) => phone,
    linkTo: (phone) => ({ phone, href: `tel:${phone}` }),
  },
};

/**
 * Creates the editor's function that opens the link picker. It returns the link; `null` if the user
 * cancels.
 * @param hostCalls Reports a call that asks for other types of link.
 */
export function selectLink(
  hostCalls: HostCalls,
): (parameters?: LinkParameters) => Promise<Link | null> {
  return async ({ value, options } = {}) => {
    const wanted = options?.linkTypes ?? Object.keys(linkTypes);
    const offered = Object.entries(linkTypes).filter(([type]) => wanted.includes(type));
    const [first] = offered.find(([type]) => type === value?.type) ?? offered[0] ?? [];
    if (first === undefined) {
      const names = Object.keys(linkTypes).join(', ');
      return hostCalls.refuse(
        'inputs.selectLink()',
        `Use one of: ${names}.`,
        `links of the types ${wanted.join(', ')}`,
      );
    }

    const type = select(
      offered.map(([key, { title }]) => ({ key, title })),
      first,
    );
    const address = input('url', (value && linkTypes[first]?.addressOf(value)) ?? '');
    address.required = true;
    const newWindow = input('checkbox');
    newWindow.checked = value?.target === 'BLANK';
    const newWindowLabel = labelled('Open in a new window', newWindow);
    const adapt = () => {
      address.type = linkTypes[type.value]?.field ?? 'url';
      newWindowLabel.hidden = type.value !== 'ExternalLink';
    };
    type.addEventListener('input', adapt);
    adapt();
    const chosen = await choose<Link>({
      title: 'Select a link',
      content: [labelled('Link to', type), labelled('Address', address), newWindowLabel],
      action: 'Select',
      read: () => ({
        type: type.value,
        displayName: address.value,
        ...linkTypes[type.value]?.linkTo(address.value, newWindow.checked),
      }),
    });
    return chosen ?? null;
  };
}
