export function GET() {
  return Response.json(new Date(0));
}
