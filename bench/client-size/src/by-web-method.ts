import { getInstance } from './backend/instance.web';

const { instanceId } = await getInstance();
document.body.append(instanceId);
