import autocannon from "autocannon";
import { median } from "./median.ts";
import { headersOf, type MeasuredPage } from "./page-list.ts";

export interface Timing {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

interface Shot {
  readonly rate: number;
  readonly p99: number;
}

export interface Figures {
  readonly rate: number;
  readonly bareRate: number;
  /** Median: a temporary load affects both sides of a round. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly p99: number;
}

async function shoot(url: string, headers: Record<string, string>, timing: Timing): Promise<Shot> {
  const { connections, seconds: duration } = timing;
  const result = await autocannon({ url, headers, connections, duration });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${url}: ${String(failed)} requests failed`);
  return { rate: result.requests.total / result.duration, p99: result.latency.p99 };
}

export interface Sides {
  readonly bareUrl: string;
  readonly origin: string;
}

/** The first shots warm up and do not count. */
export async function measurePage(sides: Sides, page: MeasuredPage, timing: Timing) {
  const shootBare = (at = timing) => shoot(sides.bareUrl, { Accept: "text/html" }, at);
  const shootPage = (at = timing) => shoot(sides.origin + page.path, headersOf(page), at);
  await shootBare({ ...timing, seconds: 2 });
  await shootPage({ ...timing, seconds: 4 });
  const rounds: { bare: Shot; own: Shot }[] = [];
  for (let round = 0; round < timing.rounds; round += 1) {
    // The order alternates, so that a growing or fading load favours neither side.
    const first = round % 2 === 0 ? await shootBare() : null;
    const own = await shootPage();
    rounds.push({ own, bare: first ?? (await shootBare()) });
  }
  return summarise(rounds);
}

function summarise(rounds: readonly { bare: Shot; own: Shot }[]): Figures {
  const ratios = rounds.map(({ bare, own }) => own.rate / bare.rate);
  return {
    rate: median(rounds.map(({ own }) => own.rate)),
    bareRate: median(rounds.map(({ bare }) => bare.rate)),
    ratio: median(ratios),
    ratios,
    p99: median(rounds.map(({ own }) => own.p99)),
  };
}
