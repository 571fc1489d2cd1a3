import { embeddedScripts } from '@wix/app-management';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const embedScript = auth.elevate(embeddedScripts.embedScript);
const getEmbeddedScript = auth.elevate(embeddedScripts.getEmbeddedScript);

interface Pixel {
  pixelId: string;
  pages: readonly string[];
}

/** Embeds the script with its parameters. */
export const savePixel = webMethod(Permissions.Admin, async ({ pixelId, pages }: Pixel) => {
  try {
    await embedScript({ parameters: { pixelId, pages: btoa(JSON.stringify(pages)) } });
    return { ok: true };
  } catch (error) {
    console.error('savePixel', error);
    return { ok: false };
  }
});

/** Returns the parameters; null if the site has no script. */
export const getPixel = webMethod(Permissions.Admin, async (): Promise<Pixel | null> => {
  try {
    const { parameters } = await getEmbeddedScript();
    if (!parameters?.pixelId) return null;
    return { pixelId: parameters.pixelId, pages: JSON.parse(atob(parameters.pages ?? 'W10=')) };
  } catch {
    return null;
  }
});

/** Switches the script off and keeps its parameters. */
export const disablePixel = webMethod(Permissions.Admin, async () => {
  const { parameters } = await getEmbeddedScript();
  const { properties } = await embedScript({ parameters: parameters ?? {}, disabled: true });
  return { disabled: properties?.disabled ?? false };
});
