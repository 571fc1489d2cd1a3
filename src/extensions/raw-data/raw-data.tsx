import { dashboard } from '@wix/dashboard';
import {
  CustomModalLayout,
  SkeletonGroup,
  SkeletonLine,
  WixDesignSystemProvider,
} from '@wix/design-system';
import { useRef, useSyncExternalStore } from 'react';
import { getInstanceDetails } from '../../backend/instance.web';
import { createLoader } from '../../shared/loader';
import { FailureState } from '../failure-state';
import { useCopy } from '../use-copy';
import { useDashboardLanguage } from '../use-dashboard-language';
import { useFocusOnRecovery } from '../use-focus-on-recovery';
import { useTexts } from '../use-texts';
import { JsonRegion } from './json-region';
import { translations } from './texts';
import '@wix/design-system/styles.global.css';
import './raw-data.css';

const SKELETON_WIDTHS = ['8%', '55%', '32%', '48%', '40%', '62%', '36%', '51%'];

const details = createLoader(() => getInstanceDetails());

/**
 * The dashboard modal: everything that Wix knows about the instance, as JSON that support may ask
 * for.
 */
export default function RawDataModal() {
  const { data, error, loading } = useSyncExternalStore(details.subscribe, details.getState);
  const region = useRef<HTMLElement>(null);
  useFocusOnRecovery(error !== undefined, region);
  const chosen = useTexts(translations, useDashboardLanguage());
  const { source, copied, copy } = useCopy<HTMLPreElement>();
  if (!chosen) return null;
  const { texts, lang } = chosen;
  const { rawData, common } = texts;
  return (
    <WixDesignSystemProvider locale={lang}>
      <CustomModalLayout
        width="100%"
        // The layout's own minimum width is too large for phones.
        style={{ minWidth: 0 }}
        title={rawData.title}
        subtitle={rawData.explanation}
        {...(data && {
          primaryButtonText: copied ? common.copied : common.copy,
          primaryButtonOnClick: copy,
        })}
        secondaryButtonText={rawData.close}
        secondaryButtonOnClick={close}
      >
        <div className="raw-data" aria-busy={loading}>
          {data ? (
            <JsonRegion region={region} label={rawData.data} value={data} source={source} />
          ) : error !== undefined ? (
            <FailureState error={error} retrying={loading} onRetry={details.reload} texts={texts} />
          ) : (
            <Skeleton />
          )}
        </div>
        <span className="visually-hidden" role="status">
          {copied ? common.copiedStatus : loading ? common.loading : ''}
        </span>
      </CustomModalLayout>
    </WixDesignSystemProvider>
  );
}

function Skeleton() {
  return (
    <SkeletonGroup>
      <div className="json-skeleton">
        {SKELETON_WIDTHS.map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    </SkeletonGroup>
  );
}

function close(): void {
  dashboard.closeModal();
}
