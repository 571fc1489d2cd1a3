import { expect, test } from 'vitest';
import { findHostCall } from './find-host-call.js';

test.each([
  ['dashboard', 'dashboard.showToast', 'emulated'],
  ['dashboard', 'dashboard.openMediaManager', 'partial'],
  ['dashboard', 'dashboard.addSitePlugin', 'partial'],
  ['dashboard', 'dashboard.installApp', 'refused'],
  ['dashboard', 'page.getLayout', 'partial'],
  ['editor', 'widget.getProp', 'emulated'],
  ['editor', 'inputs.selectColor', 'partial'],
  ['editor', 'pages.list', 'refused'],
] as const)('findHostCall() finds the %s’s %s', (host, name, status) => {
  expect(findHostCall(host, name.split('.'))).toMatchObject({ status });
});

test.each([
  ['dashboard', 'dashboard.fly'],
  ['dashboard', 'dashboard'],
  ['editor', 'widget.fly'],
  ['editor', 'constructor.name'],
] as const)('findHostCall() knows no %s call %s', (host, name) => {
  expect(findHostCall(host, name.split('.'))).toBeUndefined();
});
