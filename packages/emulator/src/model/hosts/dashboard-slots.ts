import type { DashboardMenuItem, DashboardPlugin } from '../extensions.js';

/** What is known about a slot of one of Wix's dashboard pages. */
interface KnownSlot {
  /** The dashboard page and, if it has several slots, the place in it. */
  readonly title: string;
  /** Samples of the parameters that the slot passes to its plugins. Default: none. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The names of the functions that the slot passes to its plugins. Default: none. */
  readonly functions?: readonly string[];
}

const ORDER = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9b01';
const EVENT = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9b02';
const STAFF = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9b03';
const RESOURCE = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9b04';
const SCHEDULE = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9b05';

/** The slots for dashboard plugins in Wix's documentation, by their ids. */
const pluginSlots: Readonly<Record<string, KnownSlot>> = {
  '65fae040-bbeb-4c62-ba14-e0ecb5e08661': { title: 'Blog: Overview' },
  '0a208a9f-3b45-449c-ba8e-13a842ea5b84': { title: 'Blog: Categories' },
  '46035d51-2ea9-4128-a216-1dba68664ffe': { title: 'Blog: Posts' },
  '0e336381-34a3-4f12-86f7-f98ab928f950': { title: 'Blog: Tags' },
  '261e84a2-31d0-4258-a035-10544d251108': {
    title: 'Bookings: Staff',
    params: { staffResourceId: RESOURCE, scheduleId: SCHEDULE, timezone: 'Europe/London' },
  },
  '049fb0fe-cc4a-4e33-b0a9-d8cda8e7a79f': {
    title: 'Bookings: Edit Staff Profile',
    params: { staffId: STAFF, staffResourceId: RESOURCE },
  },
  '78cc4a47-8f47-489b-acc2-fd9e4208c8bd': { title: 'Bookings: Services' },
  '0f756363-1659-4929-b4ef-5ff2c458eb7d': { title: 'Bookings: Booking List' },
  'b92f0e25-535f-4bef-b130-8e5abc85b2fe': {
    title: 'Collect Payment, of an order or a booking',
    params: { orderId: ORDER, menuOption: { key: 'CHARGE_WITH_CREDIT_CARD' } },
    functions: ['onSuccess', 'onCancel'],
  },
  'cb16162e-42aa-41bd-a644-dc570328c6cc': {
    title: 'eCommerce: Order',
    params: { orderId: ORDER },
    functions: ['onOrderUpdate'],
  },
  '057f1726-f0b3-40ef-8903-1bd104e18369': {
    title: 'eCommerce: Edit Order, additional fees',
    params: { draftOrderId: ORDER },
    functions: ['onDraftOrderUpdate'],
  },
  'd2c6965a-7d50-47a0-881a-beb184135df3': {
    title: 'Events: Event, overview',
    params: { eventId: EVENT },
  },
  '5566727b-e5a2-4a43-a26d-961aa4fe0898': {
    title: 'Events: Event, features',
    params: { eventId: EVENT },
  },
  'bc3b9b99-7a3a-4fb5-946f-078022277b6b': {
    title: 'Events: Event, promotion',
    params: { eventId: EVENT },
  },
  'c478b36b-7ce2-4564-afba-c2b0ca14bdea': {
    title: 'Events: Event, settings',
    params: { eventId: EVENT },
  },
  '80b95e22-26db-4063-a31f-76d4bb8797ba': {
    title: 'Events: Event, tickets and seating',
    params: { eventId: EVENT },
  },
  '7f71aacd-0cbf-4b73-9ea5-482e073ea237': {
    title: 'Restaurants: Table Reservations',
    params: { currentReservationLocation: {}, reservations: [], requests: [] },
  },
  '3ca518a6-8ae7-45aa-8cb9-afb3da945081': { title: 'Stores: Products' },
  'c9b19070-3e25-4f3d-9d27-4e0f74164835': { title: 'Stores: Inventory' },
};

/** The slots for dashboard menu plugins in Wix's documentation, by their ids. */
const menuSlots: Readonly<Record<string, KnownSlot>> = {
  'eee8a260-88cb-432b-b32e-e154b0a1030a': { title: 'Blog: Overview' },
  'b2af2156-d82c-4d6c-9961-cf1cec053566': { title: 'Blog: Categories, one category' },
  '1d54236e-41fd-49f0-a2e8-83da66026b72': { title: 'Blog: Categories, selected categories' },
  '1e756df4-6c2e-403c-b81c-c3de62aebac7': { title: 'Blog: Edit Post' },
  '62eee170-31e0-4e71-b3ac-e357a9326a8c': { title: 'Blog: Posts, a published post' },
  '8111d033-915a-48c5-89b3-1a55a8a35d01': { title: 'Blog: Posts, selected published posts' },
  'a1f0f711-0e09-42e3-977a-ad7270c56344': { title: 'Blog: Posts, a draft' },
  'cd44424e-ad9e-4b66-965c-7e2e29ef8352': { title: 'Blog: Posts, selected drafts' },
  '1cefe952-7874-46ff-97ec-ebafef92ec38': { title: 'Blog: Posts, a scheduled post' },
  '83edea8a-a945-429d-b24b-3f109ae2b3e3': { title: 'Blog: Posts, selected scheduled posts' },
  '9f88f31c-9f0c-461c-86c4-6e8ee6b9c23d': { title: 'Blog: Tags, one tag' },
  '87d49224-cf15-46d1-b39e-e8987549471f': { title: 'Blog: Tags, selected tags' },
  '3ad7e6d2-35ce-45c1-ab59-64c51b60a104': { title: 'Bookings: Staff' },
  '884a208a-7c23-4641-856a-d6561ed4c64b': { title: 'Bookings: Staff, one staff member' },
  'ce533e85-9419-4c18-baf8-b3bb2423bcd1': { title: 'Bookings: Edit Staff Profile' },
  '5f8f3737-461a-43de-b790-e9079ba07d62': { title: 'Bookings: Services' },
  '70f397fb-0007-43df-99f3-b3b0a9fa0712': { title: 'Bookings: Services, one service' },
  'f3ad314d-0704-48e5-86b5-81acaf43e036': { title: 'Bookings: Calendar' },
  'bb4aa225-86d8-47fe-87d1-f519b1b93473': { title: 'Collect Payment, of an order or a booking' },
  '38fbe11f-6bc6-4df7-a742-e3e169a16cef': { title: 'Bookings: Booking List, one booking' },
  'f1ab2ce9-a790-4e3e-a0f7-fae4da37a668': { title: 'Bookings: Booking List, selected bookings' },
  '79963a99-8680-4164-8961-8867fcb1751a': { title: 'CRM: Contact' },
  '3172f3e2-236f-41db-84ca-a744e5edfcd9': { title: 'eCommerce: Orders, selected orders' },
  'f35dc417-bb7b-41c6-af99-c5a86c60f54a': { title: 'Events: RSVP Event, a guest' },
  'b9f7d36e-4035-4079-8781-4f78b4bec183': { title: 'Events: Ticketed Event, a guest' },
  '241f5aea-8e66-45b6-b7ed-6050100b6b29': { title: 'Events: Event, an order' },
  '190f00be-4e0f-4463-a3a6-f1cfee681bca': { title: 'Events: Events, one event' },
  'c87531bd-12df-42f6-bd78-c929ece48be4': { title: 'Stores: Products' },
  '5c6c70b7-5041-404d-81b6-1f7ce19acf0f': { title: 'Stores: Products, one product' },
  '23986555-0ea3-49b4-bcaa-56cfe1ad35bf': { title: 'Stores: Products, selected products' },
  '1b9742f8-2b93-4e66-85f2-47289bf548bb': { title: 'Stores: Inventory, one item' },
  'b9e4104f-9beb-4258-8bdb-6a34d6bf7fd0': { title: 'Stores: Inventory' },
  'b9f2ad03-7407-48d9-9e89-fe2f2df63e8a': { title: 'Stores: Inventory, selected items' },
  '61646cc4-8deb-4e4b-bd30-938d3a29eeee': { title: 'Restaurants: Table Reservations' },
  'f51f609d-950f-448a-a5e7-f01d31a7978d': {
    title: 'Restaurants: Table Reservations, a reservation',
  },
  'd6b9230e-7388-4b5a-bb50-86afe3e344b2': {
    title: 'Restaurants: Online Orders, an order',
    params: { orderId: ORDER },
  },
  'e2a7ffb0-5e9c-4eda-bc0c-14724ff3e407': { title: 'Restaurants: Menus' },
};

/** A slot that the app fills. */
export interface DashboardSlot {
  readonly id: string;
  /** The dashboard page that has the slot, or the slot's id if it is not known. */
  readonly title: string;
  /** Whether Wix's documentation lists the slot. */
  readonly isKnown: boolean;
  /** Samples of the parameters that the slot passes. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The names of the functions that the slot passes. */
  readonly functions: readonly string[];
  readonly plugins: readonly DashboardPlugin[];
  readonly menuItems: readonly DashboardMenuItem[];
}

/** Returns the slots that the app fills, in the order of its plugins, with what fills each slot. */
export function slotsOf(
  plugins: readonly DashboardPlugin[],
  menuItems: readonly DashboardMenuItem[],
): readonly DashboardSlot[] {
  const ids = new Set([...plugins, ...menuItems].map(({ slotId }) => slotId));
  return [...ids].map((id) => {
    const known = Object.hasOwn(pluginSlots, id) ? pluginSlots[id] : menuSlotOf(id);
    const { title = id, params = {}, functions = [] } = known ?? {};
    const isHere = ({ slotId }: { readonly slotId: string }) => slotId === id;
    return {
      id,
      title,
      isKnown: known !== undefined,
      params,
      functions,
      plugins: plugins.filter(isHere),
      menuItems: menuItems.filter(isHere),
    };
  });
}

function menuSlotOf(id: string): KnownSlot | undefined {
  const slot = Object.hasOwn(menuSlots, id) ? menuSlots[id] : undefined;
  return slot && { ...slot, title: `${slot.title} (menu)` };
}
