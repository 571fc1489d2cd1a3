/** The id of the modal with the raw data, with which the dashboard page opens the modal. */
export const rawDataModalId = 'b6a1f0c4-93d2-4e57-8c1b-5d7f2e90a846';
