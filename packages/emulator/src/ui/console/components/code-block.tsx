import { CopyButton } from './copy-button.js';

/** An unchanged text, if there is one, with a title and a button that copies it. */
export function CodeBlock({ title, text }: { title: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <figure class="code">
      <figcaption>
        {title}
        <CopyButton text={text} what={title} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what it can focus */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
