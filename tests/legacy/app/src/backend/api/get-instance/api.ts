import { appInstances } from '@wix/app-management';
import { auth } from '@wix/essentials';

export async function GET(_request: Request) {
  try {
    const { instanceId } = await auth.getTokenInfo();
    const { instance, site } = await auth.elevate(appInstances.getAppInstance)();
    return Response.json({ instanceId, instance, site });
  } catch {
    return Response.json({ error: 'Failed to process request' }, { status: 500 });
  }
}
