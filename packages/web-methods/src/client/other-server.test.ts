import { expect, test, vi } from 'vitest';
import { stub } from './stub.js';

const { fetchWithAuth } = vi.hoisted(() => ({ fetchWithAuth: vi.fn() }));
vi.mock('@wix/essentials', () => ({ httpClient: { fetchWithAuth } }));

test('a stub with an absolute address calls that server', async () => {
  fetchWithAuth.mockResolvedValue(Response.json(1));
  await stub('https://api.example.com/web-methods/backend/instance/getInstance')();
  const [[address] = []] = fetchWithAuth.mock.calls;
  expect(String(address)).toBe('https://api.example.com/web-methods/backend/instance/getInstance');
});
