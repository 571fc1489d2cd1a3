import { createServer } from 'node:http';
import { Telefunc } from 'telefunc/node';

const telefunc = new Telefunc();
const server = createServer(async (req, res) => {
  if (!(await telefunc.serve({ req, res }))) res.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
