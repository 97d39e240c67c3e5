// A request as S3 reads it: path-style bucket and key, sub-resources, headers, bytes.
import type { IncomingMessage } from "node:http";
import { S3Error } from "./s3Error.ts";

/** By lower-case name. */
export type Headers = Readonly<Record<string, string>>;

export interface S3Request {
	method: string;
	/** Empty for requests to the service itself. */
	bucket: string;
	/** Empty for requests to a bucket. */
	key: string;
	/** Decoded; a sub-resource such as `?versioning` has an empty value. */
	query: Readonly<Record<string, string>>;
	headers: Headers;
	/** Path and query as they were sent; the signature is over them. */
	target: string;
}

export function readRequest(incoming: IncomingMessage): S3Request {
	const target = incoming.url ?? "/";
	const [path = "/", query = ""] = split(target, "?");
	const [bucket = "", key = ""] = split(path.slice(1), "/");
	return {
		method: incoming.method ?? "GET",
		bucket: decode(bucket),
		key: decode(key),
		query: Object.fromEntries(new URLSearchParams(query)),
		headers: Object.fromEntries(
			Object.entries(incoming.headers).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.join(",") : (value ?? ""),
			]),
		),
		target,
	};
}

function split(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** In a path a plus is a plus. What cannot be decoded stays as it is: `checkUri` refuses it. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** @throws S3Error InvalidURI. */
export function checkUri({ target }: S3Request): void {
	try {
		decodeURIComponent(split(target, "?")[0]);
	} catch {
		throw new S3Error("InvalidURI", { details: { URI: target } });
	}
}
