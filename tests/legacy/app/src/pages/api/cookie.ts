export function GET() {
  return new Response('', { headers: { 'set-cookie': 'seen=1' } });
}
