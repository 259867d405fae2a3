/**
 * So many days after a link to come in or to prove an address has ended, it is still recognised: it opens nothing,
 * but on its page whoever it was sent to can ask for another. Another recipient has no other way in.
 */
export const renewableDays = 30;
