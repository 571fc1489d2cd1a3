import { onEcho } from './echo.telefunc';

const { id } = await onEcho({ id: 'one', items: [] });
document.body.append(id);
