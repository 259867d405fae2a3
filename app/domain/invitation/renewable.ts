/**
 * Days during which an ended link (to log in or to verify an address) still shows a page where its
 * recipient can request a new one. Another recipient has no other way in.
 */
export const renewableDays = 30;
