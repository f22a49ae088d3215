// The one script of every page.
import '#browser/trusted-types.ts';
import './theme-switch.ts';
import './storage-notice.ts';
import './progress-marks.ts';
import './site-search.ts';
