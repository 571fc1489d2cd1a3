import { html } from 'hono/html';
import { reactUmdPath } from '../runner/cdn/react-umd.js';
import type { Markup } from './page.js';

/** React as globals, which Wix's sites and its editor offer to widgets. */
export const reactScripts: Markup = html`<script src="${reactUmdPath}react@18.3.1/umd/react.production.min.js"></script>
    <script src="${reactUmdPath}react-dom@18.3.1/umd/react-dom.production.min.js"></script>`;
