import { Button } from '@wix/design-system';
import { upgradeUrl } from '../../shared/upgrade';
import type { PageTexts } from './texts';

interface UpgradeButtonProps {
  instanceId: string;
  texts: PageTexts['common'];
}

/** A link to the page where the owner buys a plan. */
export function UpgradeButton({ instanceId, texts }: UpgradeButtonProps) {
  return (
    <Button as="a" skin="premium" href={upgradeUrl(instanceId)} target="_blank" rel="noreferrer">
      {texts.upgrade}
    </Button>
  );
}
