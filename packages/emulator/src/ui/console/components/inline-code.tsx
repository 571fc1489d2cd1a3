/** A text whose parts between backticks are code. */
export function InlineCode({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 1 ? (
          <code key={part} class="inline-code">
            {part}
          </code>
        ) : (
          part
        ),
      )}
    </>
  );
}
