/** The parts of React that the page uses. */
export interface ReactGlobal {
  readonly Component: new (
    props: BoundaryProps,
  ) => { readonly props: BoundaryProps; state: BoundaryState };
  createElement(type: unknown, props: object | null, ...children: readonly unknown[]): unknown;
}

/** The root of a React tree. */
export interface ReactRoot {
  render(element: unknown): void;
}

interface BoundaryProps {
  readonly children: unknown;
}

interface BoundaryState {
  readonly problem?: string;
}

/** Creates a React component that shows the error of the component inside it. */
export function errorBoundary(React: ReactGlobal): unknown {
  return class ErrorBoundary extends React.Component {
    override state: BoundaryState = {};

    static getDerivedStateFromError(error: unknown): BoundaryState {
      return { problem: `The component failed: ${error}` };
    }

    render(): unknown {
      const { problem } = this.state;
      return problem === undefined
        ? this.props.children
        : React.createElement('p', { role: 'alert' }, problem);
    }
  };
}
