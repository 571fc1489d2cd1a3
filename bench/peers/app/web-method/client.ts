import { echo } from './backend/echo.web';

const { id } = await echo({ id: 'one', items: [] });
document.body.append(id);
