import { httpClient } from '@wix/essentials';

export async function fetchInstance() {
  const url = new URL('/api/get-instance', import.meta.url);
  const answer = await httpClient.fetchWithAuth(url.href);
  if (!answer.ok) throw new Error(`The endpoint answered ${answer.status}.`);
  return answer.json();
}
