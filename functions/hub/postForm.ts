// One form sent to a WebSub hub: over TLS, bounded in time and in what is read of the answer, and never sent on.
import type { TellContext } from "../pipeline/tellHub.ts";

/** Milliseconds until the answer is there. */
const ANSWER = 5_000;
/** Of the answer's body, for the log. */
const MOST_BYTES = 512;
/** Told to come again, though these statuses speak of the request. */
const COME_AGAIN = [408, 425, 429];
/** A hub on this very machine needs no TLS. */
const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** Never throws. */
export const postForm: TellContext["post"] = async (url, form) => {
	if (!isSafe(url)) return { kind: "failed", detail: "not an https address" };
	try {
		const answer = await fetch(url, {
			method: "POST",
			body: new URLSearchParams(form),
			// Another address is not the hub that feeds name.
			redirect: "manual",
			signal: AbortSignal.timeout(ANSWER),
		});
		if (answer.ok) {
			await answer.body?.cancel();
			return { kind: "accepted" };
		}
		const detail = `${answer.status} ${await beginning(answer)}`.trim();
		const isRefusal =
			answer.status >= 400 &&
			answer.status < 500 &&
			!COME_AGAIN.includes(answer.status);
		return { kind: isRefusal ? "refused" : "failed", detail };
	} catch (error) {
		const { message, cause } = error as Error;
		return {
			kind: "failed",
			detail: cause instanceof Error ? cause.message || message : message,
		};
	}
};

function isSafe(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return (
		protocol === "https:" ||
		(protocol === "http:" && LOOPBACK.includes(hostname))
	);
}

/** The rest is not read, and the connection given up with it. */
async function beginning({ body }: Response): Promise<string> {
	const reader = body?.getReader();
	if (!reader) return "";
	const parts: Uint8Array[] = [];
	let length = 0;
	while (length < MOST_BYTES) {
		const { value, done } = await reader.read();
		if (done) break;
		parts.push(value);
		length += value.length;
	}
	await reader.cancel();
	return new TextDecoder()
		.decode(Buffer.concat(parts).subarray(0, MOST_BYTES))
		.replace(/\s+/g, " ");
}
