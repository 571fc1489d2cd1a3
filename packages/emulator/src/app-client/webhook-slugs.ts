/**
 * The slugs of older event types in an app's manifest, as `@wix/astro` writes them. The slug of any
 * other event is its type.
 */
const slugs = new Map(
  Object.entries({
    AppInstalled: 'APP_PROVISIONED_WEBHOOK',
    AppRemoved: 'APP_REMOVED_WEBHOOK',
    'com.wix.bookings.api.v1.BookingNotification': 'BOOKINGS.BOOKING.EVENTS',
    'com.wix.bookings.schedules.api.v1.ScheduleNotification': 'BOOKINGS.SCHEDULES.EVENTS',
    'com.wix.ecommerce.cart.abandonment.api.v1.CartAbandonedEvent':
      'STORES_CART_ABANDONED_CART_WEBHOOK',
    'com.wix.ecommerce.cart.abandonment.api.v1.CartRecoveredEvent': 'STORES_CART_RECOVERED_WEBHOOK',
    'com.wix.ecommerce.cart.api.v1.CartCompletedEvent': 'STORES_CART_COMPLETED_WEBHOOK',
    'com.wix.ecommerce.cart.api.v1.CartCreatedEvent': 'STORES_CART_CREATED_WEBHOOK',
    'com.wix.ecommerce.catalog.api.v1.CollectionChanged': 'STORES_COLLECTION_CHANGED',
    'com.wix.ecommerce.catalog.api.v1.CollectionCreated': 'STORES_COLLECTION_CREATED',
    'com.wix.ecommerce.catalog.api.v1.CollectionDeleted': 'STORES_COLLECTION_DELETED',
    'com.wix.ecommerce.catalog.api.v1.ProductChanged': 'STORES_PRODUCT_CHANGED',
    'com.wix.ecommerce.catalog.api.v1.ProductCreated': 'STORES_PRODUCT_CREATED',
    'com.wix.ecommerce.catalog.api.v1.ProductDeleted': 'STORES_PRODUCT_DELETED',
    'com.wix.ecommerce.catalog.api.v1.VariantsChanged': 'STORES_VARIANTS_CHANGED',
    'com.wix.ecommerce.inventory.api.v1.InventoryItemChanged': 'STORES_INVENTORY_ITEM_CHANGED',
    'com.wix.ecommerce.inventory.api.v1.InventoryVariantsChanged':
      'STORES_INVENTORY_VARIANTS_CHANGED',
    'com.wix.ecommerce.orders.api.v2.OrderEvent': 'STORES_NEW_ORDER_WEBHOOK',
    'com.wix.payment.api.pay.v3.PaymentEvent': 'CASHIER_PAYMENT_EVENT_WEBHOOK',
    'com.wixpress.bookings.resources.core.api.v1.resource.ResourceNotification':
      'BOOKINGS.RESOURCES.EVENTS',
    'com.wixpress.bookings.services.api.v1.CategoryNotification': 'BOOKINGS.CATEGORIES.EVENTS',
    'com.wixpress.bookings.services.api.v1.FormNotification': 'BOOKINGS.FORMS.EVENTS',
    'com.wixpress.bookings.services.api.v1.ServiceNotification': 'BOOKINGS.SERVICES.EVENTS',
    'com.wixpress.emailsubscriptions.v1.EmailSubscriptionChanged': 'EMAIL_SUBSCRIPTION_CHANGED',
    'com.wixpress.formbuilder.api.v1.FormSubmittedEvent': 'CRM_FORM_SUBMITTED',
    FulfillmentCreated: 'STORES_FULFILLMENT_CREATED',
    FulfillmentDeleted: 'STORES_FULFILLMENT_DELETED',
    FulfillmentUpdated: 'STORES_FULFILLMENT_UPDATED',
    NewMessageReceived: 'WIX_CHAT_NEW_MESSAGE',
    OneTimePurchasesChanged: 'wix.stores.v1.subscription_option_one_time_purcahse_changed',
    OrderCanceled: 'STORES_ORDER_CANCEL_WEBHOOK',
    OrderPaid: 'STORES_ORDER_PAID_WEBHOOK',
    OrderRefunded: 'STORES_ORDER_REFUND_WEBHOOK',
    PaidPlanAutoRenewalCancelled: 'APP_SUBSCRIPTION_CANCELLED_WEBHOOK',
    PaidPlanChanged: 'APP_SUBSCRIPTION_CHANGED_WEBHOOK',
    PaidPlanPurchased: 'APP_SUBSCRIPTION_CREATED_WEBHOOK',
    PlanConvertedToPaid: 'APP-SUBSCRIPTION-CONVERTED-TO-PAID-WEBHOOK',
    PlanReactivated: 'APP_SUBSCRIPTION_REACTIVATED_WEBHOOK',
    PlanTransferred: 'APP_SUBSCRIPTION_TRANSFERRED_WEBHOOK',
    SitePropertiesUpdated: 'SITE_PROPERTIES_UPDATED',
    SubscriptionOptionsAssignmentChangedForProduct: 'wix.stores.v1.subscription_option_assigned',
    'wix.blog.v3.category_created': 'wix.blog.category_created',
    'wix.blog.v3.category_deleted': 'wix.blog.category_deleted',
    'wix.blog.v3.category_updated': 'wix.blog.category_updated',
    'wix.blog.v3.post_created': 'wix.blog.post_created',
    'wix.blog.v3.post_deleted': 'wix.blog.post_deleted',
    'wix.blog.v3.post_liked': 'wix.blog.post_liked',
    'wix.blog.v3.post_unliked': 'wix.blog.post_unliked',
    'wix.events.events.EventCanceled': 'EVENTS_EVENT_CANCELED_WEBHOOK',
    'wix.events.events.EventCreated': 'EVENTS_EVENT_CREATED_WEBHOOK',
    'wix.events.events.EventDeleted': 'EVENTS_EVENT_DELETED_WEBHOOK',
    'wix.events.events.EventEnded': 'EVENTS_EVENT_ENDED_WEBHOOK',
    'wix.events.events.EventReminder': 'EVENTS_EVENT_REMINDER',
    'wix.events.events.EventStarted': 'EVENTS_EVENT_STARTED_WEBHOOK',
    'wix.events.events.EventUpdated': 'EVENTS_EVENT_UPDATED_WEBHOOK',
    'wix.events.rsvp.events.RsvpCreated': 'EVENTS_RSVP_CREATED_WEBHOOK',
    'wix.events.rsvp.events.RsvpDeleted': 'EVENTS_RSVP_DELETED_WEBHOOK',
    'wix.events.rsvp.events.RsvpUpdated': 'EVENTS_RSVP_UPDATED_WEBHOOK',
    'wix.events.ticketing.events.OrderConfirmed': 'EVENTS_TICKETING_ORDER_CONFIRMED_WEBHOOK',
    'wix.events.ticketing.events.OrderDeleted': 'EVENTS_TICKETING_ORDER_DELETED_WEBHOOK',
    'wix.events.ticketing.events.OrderInitiated': 'EVENTS_TICKETING_ORDER_INITIATED_WEBHOOK',
    'wix.events.ticketing.events.OrderUpdated': 'EVENTS_TICKETING_ORDER_UPDATED_WEBHOOK',
    'wix.events.ticketing.events.ReservationCreated':
      'EVENTS_TICKETING_RESERVATION_CREATED_WEBHOOK',
    'wix.events.ticketing.events.ReservationUpdated':
      'EVENTS_TICKETING_RESERVATION_UPDATED_WEBHOOK',
    'wix.events.ticketing.events.TicketDefinitionCreated':
      'EVENTS_TICKETING_TICKET_DEFINITION_CREATED_WEBHOOK',
    'wix.events.ticketing.events.TicketDefinitionDeleted':
      'EVENTS_TICKETING_TICKET_DEFINITION_DELETED_WEBHOOK',
    'wix.events.ticketing.events.TicketDefinitionUpdated':
      'EVENTS_TICKETING_TICKET_DEFINITION_UPDATED_WEBHOOK',
  }),
);

const types = new Map([...slugs].map(([type, slug]) => [slug, type]));

/**
 * Returns the type of the event that an event extension of the app subscribes to.
 * @param slug The `webhookSlug` in the app's manifest.
 */
export function eventTypeOf(slug: string): string {
  return types.get(slug) ?? slug;
}
