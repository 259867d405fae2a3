export type Sent =
  | {
      readonly outcome: "answered";
      readonly status: number;
      /** Where the answer comes from, redirects followed. */
      readonly url: string;
      readonly page: Document;
    }
  /** The connection was not there, or broke, or nothing moved for a minute. */
  | { readonly outcome: "lost" }
  | { readonly outcome: "cancelled" };

const patienceMs = 60_000;

/** Sends a form once. XMLHttpRequest, as nothing else tells how many bytes have gone. */
export function send(order: {
  readonly action: string;
  readonly body: FormData;
  readonly signal: AbortSignal;
  /** Bytes of the body so far, and all of them; the first may reach the second long before the answer. */
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
