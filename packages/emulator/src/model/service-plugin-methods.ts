/** A method of a service plugin. */
export interface ServicePluginMethod {
  /** The name of the app's handler. */
  readonly name: string;
  /** The path that a call appends to the base path of the plugin. */
  readonly path: string;
  /** An example of a request, with the field names of Wix's REST API. */
  readonly example: Readonly<Record<string, unknown>>;
}

const PRODUCT = {
  catalogItemId: '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c01',
  appId: '215238eb-22a5-4c36-9e7b-e7c08025e04e',
};
const SERVICE = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c02';
const RESOURCE = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c03';
const BOOKING = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c04';
const ORDER = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c05';
const APP_INSTANCE = '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c06';

const ADDRESS = {
  country: 'US',
  subdivision: 'US-NY',
  city: 'New York',
  postalCode: '10011',
  addressLine1: '235 West 23rd Street',
};

const LINE_ITEM = { id: '1', quantity: 2, catalogReference: PRODUCT, price: '25.00' };

const SLOT = {
  startDate: '2030-01-15T09:00:00Z',
  endDate: '2030-01-15T10:00:00Z',
  serviceId: SERVICE,
  timeZone: 'Europe/London',
};

const BOOKED = {
  booking: {
    id: BOOKING,
    totalParticipants: 1,
    status: 'CREATED',
    bookedEntity: { slot: { ...SLOT, timezone: SLOT.timeZone }, title: 'Haircut' },
  },
};

const MULTI_SERVICE = {
  multiServiceBookingInfo: {
    multiServiceBookingId: BOOKING,
    multiServiceBookingType: 'SEQUENTIAL_BOOKINGS',
  },
};

const money = (amount: string) => ({ amount });

/** The methods of each type of service plugin that `@wix/astro` has a builder for. */
export const servicePluginMethods: Readonly<Record<string, readonly ServicePluginMethod[]>> = {
  ECOM_ADDITIONAL_FEES: [
    {
      name: 'calculateAdditionalFees',
      path: '/v1/calculate-additional-fees',
      example: { lineItems: [LINE_ITEM], shippingAddress: ADDRESS, subtotal: '50.00' },
    },
  ],
  ECOM_SHIPPING_RATES: [
    {
      name: 'getShippingRates',
      path: '/v1/getRates',
      example: {
        lineItems: [
          {
            name: 'Poster',
            quantity: 2,
            catalogReference: PRODUCT,
            physicalProperties: { weight: 0.5, shippable: true },
            price: '25.00',
            totalPrice: '50.00',
          },
        ],
        shippingDestination: ADDRESS,
        shippingOrigin: ADDRESS,
        weightUnit: 'KG',
      },
    },
  ],
  ECOM_VALIDATIONS: [
    {
      name: 'getValidationViolations',
      path: '/v1/get-violations',
      example: {
        sourceInfo: { source: 'CHECKOUT' },
        validationInfo: {
          buyerDetails: { email: 'buyer@example.com' },
          lineItems: [
            {
              id: '1',
              quantity: 2,
              catalogReference: PRODUCT,
              productName: { original: 'Poster' },
              price: money('25.00'),
              physicalProperties: { weight: 0.5, shippable: true },
            },
          ],
          weightUnit: 'KG',
          priceSummary: { subtotal: money('50.00'), total: money('50.00') },
          shippingAddress: { address: ADDRESS },
          currency: 'USD',
        },
      },
    },
  ],
  ECOM_DISCOUNTS_TRIGGER: [
    { name: 'listTriggers', path: '/v1/list-triggers', example: {} },
    {
      name: 'getEligibleTriggers',
      path: '/v1/get-eligible-triggers',
      example: {
        lineItems: [LINE_ITEM],
        triggers: [{ customTrigger: { id: 'my-trigger' }, identifier: 'rule-1' }],
      },
    },
  ],
  GIFT_CARDS_PROVIDER: [
    {
      name: 'getBalance',
      path: '/v1/balance',
      example: { code: 'GIFT-1234', appInstanceId: APP_INSTANCE },
    },
    {
      name: 'redeem',
      path: '/v1/redeem',
      example: {
        code: 'GIFT-1234',
        appInstanceId: APP_INSTANCE,
        amount: 10,
        orderId: ORDER,
        currencyCode: 'USD',
      },
    },
    {
      name: '_void',
      path: '/v1/void',
      example: { appInstanceId: APP_INSTANCE, transactionId: 'transaction-1' },
    },
  ],
  ECOM_PAYMENT_SETTINGS: [
    {
      name: 'getPaymentSettings',
      path: '/v1/payment-settings',
      example: {
        order: {
          id: ORDER,
          currency: 'USD',
          lineItems: [{ id: '1', quantity: 2, catalogReference: PRODUCT }],
          priceSummary: { subtotal: money('50.00'), total: money('50.00') },
        },
      },
    },
  ],
  BOOKINGS_PRICING_PROVIDER: [
    { name: 'calculatePrice', path: '/v1/calculate-price', example: BOOKED },
  ],
  STAFF_SORTING_PROVIDER: [
    {
      name: 'sortStaffMembers',
      path: '/v1/sort-staff-members',
      example: { slot: SLOT, availableResourceIds: [RESOURCE] },
    },
  ],
  BOOKING_POLICY_PROVIDER: [
    {
      name: 'listBookingPolicies',
      path: '/v2/list-booking-policies',
      example: { serviceIds: [SERVICE] },
    },
  ],
  AVAILABILITY_TIME_SLOTS_CONFIGURATION_PROVIDER: [
    {
      name: 'listAvailabilityTimeSlotConfigurations',
      path: '/v2/list-availability-time-slot-configurations',
      example: { serviceIds: [SERVICE] },
    },
  ],
  BOOKINGS_VALIDATION_PROVIDER: [
    {
      name: 'validateBeforeCreate',
      path: '/v1/validate-before-create',
      example: { items: [BOOKED] },
    },
    {
      name: 'validateBeforeCancel',
      path: '/v1/validate-before-cancel',
      example: { items: [BOOKED] },
    },
    {
      name: 'validateBeforeReschedule',
      path: '/v1/validate-before-reschedule',
      example: { items: [{ ...BOOKED, targetSlot: SLOT }] },
    },
    {
      name: 'validateBeforeCreateMultiService',
      path: '/v1/validate-before-create-multi-service',
      example: { multiServiceBookingType: 'SEQUENTIAL_BOOKINGS', items: [BOOKED] },
    },
    {
      name: 'validateBeforeCancelMultiService',
      path: '/v1/validate-before-cancel-multi-service',
      example: { ...MULTI_SERVICE, items: [BOOKED] },
    },
    {
      name: 'validateBeforeRescheduleMultiService',
      path: '/v1/validate-before-reschedule-multi-service',
      example: { ...MULTI_SERVICE, items: [{ ...BOOKED, targetSlot: SLOT }] },
    },
  ],
  TOOLS_PROVIDER_CONFIG: [
    { name: 'runTool', path: '/v1/run-tool', example: { methodName: 'my-tool', payload: {} } },
  ],
  REALTIME_PERMISSIONS_PROVIDER: [
    {
      name: 'checkSubscriberPermissions',
      path: '/v1/check-subscriber-permissions',
      example: {
        channel: { name: 'my-channel' },
        subscriber: { id: '5a6f7c10-1d2e-4f3a-8b4c-5d6e7f8a9c07', type: 'VISITOR' },
      },
    },
  ],
};
