import { httpClient } from '@wix/essentials';

export async function fetchInstance() {
  const answer = await httpClient.fetchWithAuth(`${import.meta.env.BASE_API_URL}/get-instance`);
  return answer.json();
}
