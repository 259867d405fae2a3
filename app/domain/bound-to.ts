/**
 * What a sealed text is bound to: it opens for this row only. A change here makes every text that is
 * sealed already unreadable.
 */
export const boundTo = {
  secondFactor: (staffId: string) => `totp:${staffId}`,
  verification: (id: string) => `verification:${id}`,
  keptForm: (owner: string, path: string) => `kept-form ${owner} ${path}`,
};
