/**
 * An error answer in the shape of Wix's APIs, which the SDK turns into an `SDKError`.
 * @param status The HTTP status.
 * @param code The machine-readable `details.applicationError.code`.
 * @param message The human-readable problem.
 */
export function wixError(status: number, code: string, message: string): Response {
  return Response.json(
    { message, details: { applicationError: { code, description: message, data: {} } } },
    { status },
  );
}
