/**
 * Overseas territories with numbers of their own, in the order in which a number in French national
 * notation is tried when it is not valid in mainland France.
 */
export const territories = ["GP", "GF", "MQ", "RE", "YT", "PM", "NC", "PF"] as const;
export type Territory = (typeof territories)[number];
