/** The minimum length of a text whose base64 is searched, because a shorter one occurs by chance. */
const MIN_BASE64_LENGTH = 7;

/**
 * Returns the forms in which a text may be written: as it is, as a part of JSON, percent-encoded in a
 * URL or a form, and in base64, also if other bytes come before and after it.
 */
export function writtenForms(text: string): readonly string[] {
  // Half of a character cannot be encoded.
  const wellFormed = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  const encoded = [encodeURIComponent(wellFormed), encodeURI(wellFormed)];
  return [
    ...new Set([
      text,
      JSON.stringify(text).slice(1, -1),
      ...encoded,
      ...encoded.map((form) => form.replaceAll('%20', '+')),
      ...encoded.map((form) => form.replaceAll(/%[\dA-F]{2}/g, (one) => one.toLowerCase())),
      ...base64Forms(text),
    ]),
  ];
}

/**
 * Returns the base64 of a text, without the characters at its ends that also depend on the bytes
 * before and after it. Three bytes become four characters, so there are three forms.
 */
export function base64Forms(text: string): readonly string[] {
  if (text.length < MIN_BASE64_LENGTH) return [];
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return [0, 1, 2].flatMap((before) => {
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    // Without a Node API, because the names of web methods are masked in the worker, too.
    const form = btoa('\0'.repeat(before) + bytes.join('')).slice(start, end);
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
