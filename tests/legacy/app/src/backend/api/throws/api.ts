export function GET() {
  throw new Error('A secret of the server.');
}
