import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Of this process. A label is never a name, a number, a reference or an address. */
export const registry = new Registry();
const registers = [registry];

export const requestsTotal = new Counter({
  name: "passerelle_http_requests_total",
  help: "Requests answered, by route pattern, method and class of status.",
  labelNames: ["route", "method", "status"] as const,
  registers,
});

export const requestSeconds = new Histogram({
  name: "passerelle_http_request_seconds",
  help: "Time from the request to the end of the answer, by route pattern and method.",
  labelNames: ["route", "method"] as const,
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

export const limitsReached = new Counter({
  name: "passerelle_limits_reached_total",
  help: "Requests that a rate limit refused, by its rule; staff-login-… and staff-code-… lock out of the back office.",
  labelNames: ["rule"] as const,
  registers,
});

export const verdictSeconds = new Histogram({
  name: "passerelle_document_seconds",
  help: "Time for one file's verdict at its upload, one document's later verdict, and its reading.",
  labelNames: ["stage", "outcome"] as const,
  buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
  registers,
});

export const registryAnswers = new Counter({
  name: "passerelle_registry_answers_total",
  help: "Questions to public registries, by registry and what became of them; answers that were kept are not counted.",
  labelNames: ["source", "state"] as const,
  registers,
});

const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
  new Gauge({ name: `passerelle_${name}`, help, labelNames: [...labelNames], registers });

/** The same in every process, because all ask one database: take the maximum, never the sum. */
export const state = {
  databaseUp: gauge("database_up", "1 while the database answers this process in time.", []),
  databaseSeconds: gauge(
    "database_answer_seconds",
    "How long the figures of the database took.",
    [],
  ),
  connections: gauge("database_connections", "Connections to this database, by state.", ["state"]),
  connectionsMost: gauge("database_connections_most", "Connections that the server allows.", []),
  waiting: gauge("queue_waiting", "Requests waiting for a decision; counted up to a limit.", []),
  waitingOldest: gauge("queue_oldest_seconds", "Age of the request that has waited longest.", []),
  jobs: gauge("jobs", "Jobs by task: due and waiting, running, given up.", ["task", "state"]),
  jobOldest: gauge("jobs_oldest_seconds", "How long the oldest due job has waited.", ["task"]),
  messages: gauge(
    "messages_last_hour",
    "Messages written in the last hour, by channel and status.",
    ["channel", "status"],
  ),
  budgets: gauge("sms_budgets_used_up", "Budgets for codes by SMS that are used up now.", [
    "scope",
    "period",
  ]),
} as const;
