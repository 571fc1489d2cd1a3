import { expect, test } from 'vitest';
import { readReactComponent } from './react-component.js';

test('readReactComponent() reads the module, the style sheet, and the defaults or samples of the props', () => {
  const statics = 'http://_wix_statics_url_placeholder_';
  const component = {
    compId: 'one',
    compName: 'A component',
    compType: 'EDITOR_REACT_COMPONENT',
    compData: {
      editorReactComponent: {
        editorElement: {
          data: {
            title: { dataType: 'text', displayName: 'Title' },
            size: { dataType: 'number', defaultValue: 3 },
            count: { dataType: 'number', number: { minimum: 1 } },
            color: { dataType: 'textEnum', textEnum: { options: [{ value: 'red' }] } },
            isOn: { dataType: 'booleanValue', defaultValue: false },
            video: { dataType: 'video' },
          },
        },
        resources: { client: { componentUrl: `${statics}/a.js`, cssUrl: `${statics}/a.css` } },
      },
    },
  };
  expect(readReactComponent(component, 'http://localhost:4321')).toEqual([
    {
      id: 'one',
      name: 'A component',
      scriptUrl: 'http://localhost:4321/a.js',
      styleUrl: 'http://localhost:4321/a.css',
      props: { title: 'Title', size: 3, count: 1, color: 'red', isOn: false },
    },
  ]);
});
