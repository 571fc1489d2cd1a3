import { httpClient } from '@wix/essentials';
import type { getInstance as GetInstance } from './backend/instance.web';

const getInstance: typeof GetInstance = async () => {
  const response = await httpClient.fetchWithAuth(
    `${new URL(import.meta.url).origin}/api/web-methods/backend/instance/getInstance`,
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '[]' },
  );
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
};

const { instanceId } = await getInstance();
document.body.append(instanceId);
