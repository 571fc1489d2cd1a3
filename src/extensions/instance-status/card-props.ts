import type { InstanceDetails } from '../../shared/instance';
import type { PageTexts } from './texts';

/** The props of every card. */
export interface CardProps {
  /** The data of the card. While it is `undefined`, the card shows a skeleton. */
  details: InstanceDetails | undefined;
  texts: PageTexts;
}
