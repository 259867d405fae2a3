export type Sent =
  | {
      readonly outcome: "answered";
      readonly status: number;
      readonly url: string;
      readonly page: Document;
    }
  /** No connection, a broken one, or no progress for a minute. */
  | { readonly outcome: "lost" }
  | { readonly outcome: "cancelled" };

const patienceMs = 60_000;

/** XMLHttpRequest is the only API that reports upload progress. */
export function send(order: {
  readonly action: string;
  readonly body: FormData;
  readonly signal: AbortSignal;
  /** Bytes of the body; they can be equal long before the answer. */
  readonly onProgress: (sent: number, total: number) => void;
}): Promise<Sent> {
  const { action, body, signal, onProgress } = order;
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let patience = 0;
    const end = (sent: Sent) => {
      clearTimeout(patience);
      signal.removeEventListener("abort", cancel);
      resolve(sent);
    };
    const stayPatient = () => {
      clearTimeout(patience);
      patience = window.setTimeout(() => {
        end({ outcome: "lost" });
        request.abort();
      }, patienceMs);
    };
    const cancel = () => {
      end({ outcome: "cancelled" });
      request.abort();
    };
    request.upload.onprogress = ({ loaded, total }) => {
      stayPatient();
      onProgress(loaded, total);
    };
    request.onload = () => {
      const { status, responseURL: url } = request;
      const page = request.response as Document | null;
      const nothing = document.implementation.createHTMLDocument();
      end({ outcome: "answered", status, url, page: page ?? nothing });
    };
    request.onerror = () => end({ outcome: "lost" });
    request.open("POST", action);
    request.responseType = "document";
    signal.addEventListener("abort", cancel);
    stayPatient();
    request.send(body);
  });
}
