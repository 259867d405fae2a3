import { z } from "zod";

export const reasonId = z.uuid();
