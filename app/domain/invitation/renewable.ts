/** An ended link still offers a new one for this long: another recipient has no other way in. */
export const renewableDays = 30;
