import { getInstance } from '../../backend/instance.web';
import type { InstanceData } from '../../shared/instance';
import { planStatus } from '../../shared/plan';
import { siteLanguage } from '../../shared/site-language';
import { chooseTexts } from '../../shared/texts/choose-texts';
import * as en from '../../shared/texts/en';
import * as he from '../../shared/texts/he';
import styles from './site-badge.css?inline';

// The page belongs to the customer, so a failed call must not be visible on it.
getInstance()
  .then(showBadge)
  .catch(() => {});

/**
 * Fills in the badge on the free plan; does nothing on any other plan. Wix writes the badge's theme
 * into its attribute.
 */
function showBadge({ instance, site }: InstanceData): void {
  const badge = document.getElementById('instance-status-badge');
  if (!badge || planStatus(instance, new Date()).kind !== 'free') return;
  const translations = { en: en.badge, he: he.badge };
  const { texts, lang, dir } = chooseTexts(translations, siteLanguage(site));

  badge.lang = lang;
  badge.dir = dir;
  const style = document.createElement('style');
  style.textContent = styles;
  const aside = document.createElement('aside');
  aside.ariaLabel = texts.label;
  aside.textContent = texts.madeWith(instance.appName);
  badge.attachShadow({ mode: 'open' }).append(style, aside);
  badge.hidden = false;
}
