/** The error of a call outside of Wix, such as in a component test: the SDK cannot send it. */
export const noContext = {
  code: 'NO_CONTEXT',
  message:
    'There is no Wix SDK context, so the call was not sent. Wix sets one up for the frontends that it loads. In a component test, mock the web module, such as with vi.mock().',
};
