/**
 * Apps import these from `@wix/crm`, `@wix/ecom` and so on, which only re-export them. Those packages
 * take 550 MB, because they re-export many more.
 */
export * as siteProperties from '@wix/auto_sdk_business-tools_site-properties';
export * as contacts from '@wix/auto_sdk_crm_contacts';
export * as checkout from '@wix/auto_sdk_ecom_checkout';
export * as currentCart from '@wix/auto_sdk_ecom_current-cart';
export * as orderFulfillments from '@wix/auto_sdk_ecom_order-fulfillments';
export * as orders from '@wix/auto_sdk_ecom_orders';
export * as submissions from '@wix/auto_sdk_forms_submissions';
export * as members from '@wix/auto_sdk_members_members';
export * as products from '@wix/auto_sdk_stores_products';
export * as productsV3 from '@wix/auto_sdk_stores_products-v-3';
