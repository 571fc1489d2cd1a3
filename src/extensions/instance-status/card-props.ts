import type { InstanceDetails } from '../../shared/instance';
import type { PageTexts } from './texts';

/** What every card of the page gets. */
export interface CardProps {
  /** What the card tells; a skeleton while undefined. */
  details: InstanceDetails | undefined;
  texts: PageTexts;
}
