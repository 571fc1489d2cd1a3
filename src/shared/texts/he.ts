import type * as en from './en';

// The exports are described in `en.ts`. Text from elsewhere, which may run from left to right, is
// enclosed in U+2068 and U+2069, which isolate it from the words around it.

/** The app's own name, if Wix does not return it for an instance. */
const APP_NAME = 'Instance Status';

/** The last day of a trial. */
const LAST_DAY = 'היום האחרון של תקופת הניסיון';

/** Says how many days are left, for two or more days. Hebrew has a special word for two days. */
function daysAreLeft(days: number): string {
  return days === 2 ? 'נותרו יומיים' : `נותרו ${days} ימים`;
}

function madeWith(appName?: string): string {
  return `נוצר עם \u2068${appName || APP_NAME}\u2069`;
}

export const plan: typeof en.plan = {
  free: 'חינם',
  trial: 'תקופת ניסיון',
  trialDaysLeft: (days) => (days === 1 ? LAST_DAY : `תקופת ניסיון, ${daysAreLeft(days)}`),
  paid: 'חבילה בתשלום',
};

export const failures: typeof en.failures = {
  unexpected: {
    title: 'משהו השתבש',
    advice: 'אפשר לנסות שוב. אם זה חוזר על עצמו, כדאי לפנות לתמיכה.',
  },
  unreachable: {
    title: 'לא ניתן להגיע לאפליקציה',
    advice: 'יש לבדוק את החיבור לאינטרנט ולנסות שוב.',
  },
  signedOut: {
    title: 'פג תוקף ההתחברות',
    advice: 'יש לרענן את הדף ולהתחבר מחדש אם Wix מבקשת זאת.',
  },
  notAllowed: {
    title: 'אין לך גישה למידע הזה',
    advice: 'אפשר לבקש מבעלי האתר תפקיד עם הרשאה לנהל אפליקציות.',
  },
  slow: {
    title: 'התשובה מתעכבת',
    advice: 'יש להמתין רגע ולנסות שוב.',
  },
  wixFailed: {
    title: 'Wix לא השיבה',
    advice: 'זה בדרך כלל חולף. אפשר לנסות שוב בעוד רגע.',
  },
};

export const common: typeof en.common = {
  loading: 'טוען…',
  retry: 'לנסות שוב',
  retrying: 'מנסה שוב…',
  requestId: (id) => `מזהה הבקשה: \u2068${id}\u2069`,
  copy: 'העתקה',
  copyOf: (what) => `העתקה: ${what}`,
  copied: 'הועתק',
  copiedStatus: 'הועתק ללוח',
  upgrade: 'שדרוג',
  untitledSite: 'אתר ללא שם',
  notPublished: 'עדיין לא פורסם',
};

export const widget: typeof en.widget = {
  label: 'מצב ההתקנה',
  loading: 'טוען…',
  failed: 'לא ניתן היה לטעון את התוכן.',
  retry: 'לנסות שוב',
  retrying: 'מנסה שוב…',
  untitledSite: 'אתר ללא שם',
  language: 'שפה',
  currency: 'מטבע',
  instanceId: 'התקנה',
  unknown: '–',
  madeWith,
  upgrade: 'שדרוג',
  daysLeft: (days) => (days === 1 ? LAST_DAY : `${daysAreLeft(days)} לניסיון`),
  trial: 'תקופת ניסיון',
};

export const badge: typeof en.badge = {
  label: 'על האפליקציה',
  madeWith,
};

export const panel: typeof en.panel = {
  title: 'וידג׳ט ההתקנה',
  settings: 'הגדרות',
  heading: 'כותרת',
  headingHint: 'אם השדה ריק, יוצג שם האתר.',
  showInstanceId: 'הצגת מזהה ההתקנה',
  settingsFailed: 'השינוי לא נשמר.',
  settingsUnread: 'לא ניתן היה לקרוא את ההגדרה הנוכחית.',
  site: 'אתר',
  plan: 'חבילה',
  instanceId: 'מזהה ההתקנה',
  instanceIdHint: 'התמיכה מבקשת אותו כשמדווחים על בעיה.',
};

export const dashboard: typeof en.dashboard = {
  title: 'מצב ההתקנה',
  notLoaded: 'עדיין לא נטען',
  updatedAt: (time) => `עודכן בשעה \u2068${time}\u2069`,
  refresh: 'רענון',
  refreshing: 'מרענן…',
  rawData: 'נתונים גולמיים',
  appInstance: {
    title: 'התקנה',
    app: 'אפליקציה',
    version: 'גרסה',
    instanceId: 'מזהה ההתקנה',
    origin: 'מקור',
    copiedWithSite: 'הועתקה יחד עם האתר',
    installedHere: 'הותקנה באתר הזה',
    copiedFrom: 'מזהה ההתקנה המקורית',
  },
  billing: {
    title: 'חבילה וחיוב',
    plan: 'חבילה',
    cycle: 'חיוב',
    cycles: {
      MONTHLY: 'חודשי',
      YEARLY: 'שנתי',
      ONE_TIME: 'תשלום חד־פעמי',
      TWO_YEARS: 'כל שנתיים',
      THREE_YEARS: 'כל שלוש שנים',
      FOUR_YEARS: 'כל ארבע שנים',
      FIVE_YEARS: 'כל חמש שנים',
    },
    since: 'מאז',
    trialEnds: 'סיום הניסיון',
    renews: 'מועד החידוש',
    ends: 'מועד הסיום',
    paidUntil: 'בתוקף עד',
    ended: 'הסתיימה',
    renewal: 'חידוש אוטומטי',
    on: 'פעיל',
    off: 'כבוי',
    trialEnded: 'הניסיון הסתיים',
    freeTrial: 'תקופת ניסיון',
    available: 'זמינה',
    invoice: 'חשבונית',
    discount: 'הנחה',
    plans: 'חבילות זמינות',
    trialPeriod: 'תקופת הניסיון',
    billingPeriod: 'תקופת החיוב',
    periodOver: (percent) => `חלפו ${percent}%`,
    nothingBilled: 'אין חיוב',
    nothingBilledAdvice: 'האפליקציה פועלת בחבילה החינמית.',
  },
  badge: {
    title: 'תג',
    show: 'הצגת התג באתר',
    hint: 'בחבילה החינמית התג מופיע בכל עמוד באתר. בחבילה בתשלום ובתקופת הניסיון אין תג.',
    theme: 'צבעים',
    themes: { light: 'בהיר', dark: 'כהה' },
    unread: 'לא ניתן היה לקרוא את ההגדרה הנוכחית.',
    unsaved: 'השינוי לא נשמר.',
  },
  permissions: {
    title: 'הרשאות',
    none: 'לא ניתנו הרשאות',
    noneAdvice: 'האפליקציה יכולה לקרוא רק את נתוני ההתקנה שלה.',
  },
  site: {
    title: 'אתר',
    name: 'שם',
    address: 'כתובת',
    description: 'תיאור',
    languages: 'שפות',
    currency: 'מטבע',
    apps: 'אפליקציות של Wix',
    siteId: 'מזהה האתר',
  },
  owner: {
    title: 'בעלים',
    email: 'אימייל',
    none: 'אין פרטי קשר',
    noneAdvice: 'Wix מוסרת אותם לאפליקציות שמורשות לקרוא את כתובת האימייל של בעלי האתר.',
  },
};

export const rawData: typeof en.rawData = {
  title: 'נתונים גולמיים',
  explanation:
    'כל הנתונים ש־Wix מוסרת לאפליקציה על ההתקנה הזו, כולל כתובת האימייל של בעלי האתר ומספר החשבונית. ייתכן שהתמיכה תבקש אותם.',
  data: 'נתוני ההתקנה',
  close: 'סגירה',
};
