import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const FILES = fileURLToPath(new URL('../public', import.meta.url));

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors https://manage.wix.com https://*.manage.wix.com',
  ].join('; '),
  // The page's address has a credential until its script has taken it out.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Serves the page that Wix's dashboard shows in a frame, with the query parameter `instance`. The
 * page is the same for everyone: its script asks `/api/get-instance`.
 */
export function dashboard(): Router {
  const router = Router();
  router.use((_, response, next) => {
    response.set(HEADERS);
    next();
  });
  router.get('/', (_, response) => response.sendFile('dashboard.html', { root: FILES }));
  router.use(express.static(FILES, { index: false, redirect: false }));
  return router;
}
