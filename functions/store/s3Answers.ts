// What a failed request to S3 means: by status and error code, never by its text.
import type { StoreProblem } from "./storeFailure.ts";

/**
 * `refused`: a condition did not hold. `absent`: no such object. `again`: the same request may succeed
 * later; whether this one landed is not known. `failed`: it will not, until somebody does something.
 * `bug`: not of the service.
 */
export type Meaning =
	| { kind: "refused" }
	| { kind: "absent" }
	| { kind: "again"; detail: string }
	| { kind: "failed"; problem: StoreProblem; detail: string }
	| { kind: "bug" };

/**
 * 409 is a conflict of two requests on one key: "upload again". S3 answers 400 RequestTimeout where
 * a body came too slowly. 500, 502, 503 and 504 are the service's own; 429 is how others say 503 SlowDown.
 */
const LATER = new Set([409, 429, 500, 502, 503, 504]);

const BY_CODE: Readonly<Record<string, StoreProblem>> = {
	NoSuchBucket: "no-bucket",
	PermanentRedirect: "other-region",
	AuthorizationHeaderMalformed: "other-region",
	InvalidAccessKeyId: "no-credentials",
	SignatureDoesNotMatch: "no-credentials",
	ExpiredToken: "no-credentials",
	InvalidToken: "no-credentials",
	CredentialsProviderError: "no-credentials",
};

const BY_STATUS: Readonly<Record<number, StoreProblem>> = {
	301: "other-region",
	401: "denied",
	403: "denied",
	405: "unsupported",
	501: "unsupported",
};

export function meaningOf(error: unknown): Meaning {
	const { name, code, $metadata } = error as {
		name?: string;
		code?: unknown;
		$metadata?: { httpStatusCode?: number };
	};
	const status = $metadata?.httpStatusCode;
	const named = BY_CODE[name ?? ""];
	if (named) return { kind: "failed", problem: named, detail: name ?? "" };
	if (status === undefined) return withoutReply(name, code);
	const detail = `${status} ${name}`;
	if (status === 412) return { kind: "refused" };
	if (status === 404) return { kind: "absent" };
	if (LATER.has(status) || name === "RequestTimeout" || status < 300)
		// Below 300: the reply broke off amid its body.
		return { kind: "again", detail };
	const problem = BY_STATUS[status] ?? "rejected";
	return { kind: "failed", problem, detail };
}

/** Connections that break have the system's code (`ECONNRESET`); Node's own mistakes begin with `ERR_`. */
function withoutReply(name: string | undefined, code: unknown): Meaning {
	if (name === "TimeoutError" || name === "AbortError")
		return { kind: "again", detail: "no answer in time" };
	const isNetwork =
		typeof code === "string" &&
		(/^E(?:[A-Z]+|AI_AGAIN)$/.test(code) ||
			code === "ERR_STREAM_PREMATURE_CLOSE");
	return isNetwork ? { kind: "again", detail: code } : { kind: "bug" };
}

/** An outcome inside a reply, in the form of a failed request. */
export function asFailure(code: string): Error {
	const httpStatusCode = code === "AccessDenied" ? 403 : 503;
	return Object.assign(new Error(code), {
		name: code,
		$metadata: { httpStatusCode },
	});
}
