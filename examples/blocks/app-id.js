/** Your app's ID, as its page in the Wix dashboard shows it. */
export const APP_ID = 'b10c4000-1111-4222-8333-444455556666';
