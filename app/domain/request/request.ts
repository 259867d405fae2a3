/** Named so beside the web's own `Request`. */
export type { Request as CustomerRequest } from "#db/schema/requests.ts";
