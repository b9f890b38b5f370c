import { decodeBody } from "../fetch/decode-text.ts";
import { fetchAddress, withNetwork } from "../fetch/fetch-address.ts";
import type { Problem } from "../../generator/problem.ts";

export interface InputText {
  /** Null where there is none. */
  readonly text: string | null;
  readonly problems: readonly Problem[];
}

/** Text at an address, with the pipeline's limits and retries; a redirect on its host is followed anywhere. */
export async function fetchText(url: string): Promise<InputText> {
  if (!URL.canParse(url)) return failed(url, "It is no address.");
  const address = { url, hosts: [], mayLeadTo: () => true, onRetry: () => undefined };
  const answer = await withNetwork({}, (network) => fetchAddress(address, network));
  if (!answer.ok) return failed(url, `${answer.reason}: ${answer.detail}`);
  const text = decodeBody(answer.body, answer.contentType);
  return typeof text === "string" ? { text, problems: [] } : failed(url, `${text.reason}: ${text.detail}`);
}

function failed(url: string, why: string): InputText {
  const fix = "Check the address; save the page to a file if the site keeps programs out.";
  const message = `The page could not be fetched. ${why}`;
  return { text: null, problems: [{ check: "unreadable-address", severity: "error", at: { url }, message, fix }] };
}
