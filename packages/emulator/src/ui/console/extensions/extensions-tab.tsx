import { useState } from 'preact/hooks';
import type { Surface } from '../../../model/host-data.js';
import type { Call, Extension } from '../client/api.js';
import { Badge } from '../components/badge.js';
import type { Tone } from '../components/format.js';
import { InlineCode } from '../components/inline-code.js';
import { ServicePluginForm } from './service-plugin-form.js';
import type { ExtensionsState } from './use-extensions.js';

interface ExtensionsTabProps {
  readonly state: ExtensionsState;
  /** The host pages that the console can show. */
  readonly surfaces: readonly Surface[];
  /** The keys of the caller and the instance to call a service plugin with. */
  readonly caller: string;
  readonly instance: string;
  /** The calls of the app, oldest first. */
  readonly calls: readonly Call[];
  /** Shows a surface in the frame. */
  readonly onShow: (surface: string) => void;
  /** Shows a call in the timeline. */
  readonly onReveal: (callId: string) => void;
}

/** Lists the app's extensions with what the emulator does with them, and calls service plugins. */
export function ExtensionsTab(props: ExtensionsTabProps) {
  const { extensions, problem } = props.state;
  const [chosen, choose] = useState('');

  if (!extensions) return <p class="note">{problem ?? 'Asking the app for its extensions…'}</p>;
  const shown = extensions.find(({ id }) => id === chosen) ?? extensions[0];
  if (!shown) {
    return <p class="note">The app has no extensions yet. “src/extensions.ts” registers them.</p>;
  }
  return (
    <div class="stack">
      <fieldset class="methods">
        <legend>Extension</legend>
        {extensions.map((extension) => {
          const { id, name } = extension;
          const { tone, text } = stateOf(extension);
          return (
            <label key={id} class="method">
              <input
                type="radio"
                name="extension"
                value={id}
                checked={id === shown.id}
                onChange={() => choose(id)}
              />
              <span class="method-id">{name}</span>
              <Badge tone={tone}>{text}</Badge>
            </label>
          );
        })}
      </fieldset>
      <ExtensionDetails {...props} extension={shown} />
    </div>
  );
}

function ExtensionDetails({
  extension,
  surfaces,
  onShow,
  ...call
}: ExtensionsTabProps & { readonly extension: Extension }) {
  const { id, name, type, builder, note, surface, methods } = extension;
  const isListed = surfaces.some(({ path }) => path === surface);
  return (
    <section class="stack" aria-label={name} key={id}>
      <h2>{name}</h2>
      <p>
        <InlineCode text={note} />
      </p>
      <dl class="facts">
        <dt>Builder</dt>
        <dd>{builder === undefined ? 'none of @wix/astro' : <code>{builder}</code>}</dd>
        <dt>Type</dt>
        <dd>
          <code>{type}</code>
        </dd>
        <dt>Id</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </dl>
      {surface !== undefined && isListed && (
        <div class="buttons">
          <button type="button" onClick={() => onShow(surface)}>
            Show
          </button>
        </div>
      )}
      {methods && (
        <ServicePluginForm
          key={id}
          plugin={id}
          methods={methods}
          caller={call.caller}
          instance={call.instance}
          calls={call.calls}
          onReveal={call.onReveal}
        />
      )}
    </section>
  );
}

function stateOf({ coverage }: Extension): { readonly tone: Tone; readonly text: string } {
  if (coverage === 'none') return { tone: 'bad', text: 'not emulated' };
  return { tone: coverage === 'partial' ? 'warn' : 'good', text: coverage };
}
