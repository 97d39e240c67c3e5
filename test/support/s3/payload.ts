// The bytes of a request as `x-amz-content-sha256` says they come: plain, hashed, or in chunks
// with checksums behind them (`aws-chunked`, "Signature Calculations … Transferring Payload in
// Multiple Chunks" in the S3 API reference).
import { S3Error } from "./s3Error.ts";
import type { Headers } from "./s3Request.ts";
import { equal, hmac, type Signature, sha256 } from "./signature.ts";

export interface Payload {
	body: Buffer;
	/** Headers that came behind the body, by lower-case name. */
	trailers: Headers;
}

/** A line of the framing: a size and a signature, or a trailer. */
const MOST_LINE_BYTES = 512;

const SHA256_OF_NOTHING = sha256("");

/** @throws S3Error XAmzContentSHA256Mismatch, IncompleteBody, MissingContentLength, SignatureDoesNotMatch, MalformedTrailerError. */
export function readPayload(
	headers: Headers,
	raw: Buffer,
	signature: Signature,
): Payload {
	checkLength(headers);
	switch (headers["x-amz-content-sha256"]) {
		case "UNSIGNED-PAYLOAD":
			return { body: raw, trailers: {} };
		case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
			return new Chunks(raw).read(headers);
		case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
		case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER":
			return new Chunks(raw, signature).read(headers);
		case undefined:
			throw new S3Error("InvalidRequest", {
				message:
					"Missing required header for this request: x-amz-content-sha256",
			});
		default:
			if (headers["x-amz-content-sha256"] !== sha256(raw))
				throw new S3Error("XAmzContentSHA256Mismatch");
			return { body: raw, trailers: {} };
	}
}

/**
 * S3 takes `Transfer-Encoding: chunked` only around `aws-chunked` of a length told in advance.
 * @throws S3Error NotImplemented, MissingContentLength.
 */
function checkLength(headers: Headers): void {
	if (headers["x-amz-content-sha256"]?.startsWith("STREAMING-")) {
		if (headers["x-amz-decoded-content-length"] === undefined)
			throw new S3Error("MissingContentLength");
	} else if (headers["transfer-encoding"] !== undefined)
		throw new S3Error("NotImplemented", {
			details: { Header: "Transfer-Encoding" },
		});
}

class Chunks {
	readonly #raw: Buffer;
	readonly #signature: Signature | undefined;
	#previous: string;
	#at = 0;

	constructor(raw: Buffer, signature?: Signature) {
		this.#raw = raw;
		this.#signature = signature;
		this.#previous = signature?.signature ?? "";
	}

	read(headers: Headers): Payload {
		const chunks: Buffer[] = [];
		for (let chunk = this.#chunk(); chunk.length > 0; chunk = this.#chunk())
			chunks.push(chunk);
		const body = Buffer.concat(chunks);
		if (String(body.length) !== headers["x-amz-decoded-content-length"])
			throw new S3Error("IncompleteBody");
		return { body, trailers: this.#trailers(headers["x-amz-trailer"] ?? "") };
	}

	/** `size;chunk-signature=…`, the bytes, an end of line; the last has no bytes. */
	#chunk(): Buffer {
		const line = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(
			this.#line(),
		);
		if (!line) throw new S3Error("IncompleteBody");
		const size = Number.parseInt(line[1] as string, 16);
		const chunk = this.#raw.subarray(this.#at, this.#at + size);
		if (chunk.length < size) throw new S3Error("IncompleteBody");
		this.#check(
			"AWS4-HMAC-SHA256-PAYLOAD",
			[SHA256_OF_NOTHING, sha256(chunk)],
			line[2],
		);
		this.#at += size;
		if (size > 0 && this.#line() !== "") throw new S3Error("IncompleteBody");
		return chunk;
	}

	/** All that were announced, no others. */
	#trailers(announced: string): Record<string, string> {
		const trailers: Record<string, string> = {};
		let signature: string | undefined;
		while (this.#at < this.#raw.length) {
			const line = this.#line();
			if (line === "") continue;
			const colon = line.indexOf(":");
			const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
			if (name === "x-amz-trailer-signature") signature = line.slice(colon + 1);
			else trailers[name] = line.slice(colon + 1).trim();
		}
		const names = announced
			.split(",")
			.map((name) => name.trim().toLowerCase())
			.filter((name) => name !== "");
		if (names.sort().join() !== Object.keys(trailers).sort().join())
			throw new S3Error("MalformedTrailerError");
		if (names.length > 0) {
			const text = Object.entries(trailers)
				.map(([name, value]) => `${name}:${value}\n`)
				.join("");
			this.#check("AWS4-HMAC-SHA256-TRAILER", [sha256(text)], signature);
		}
		return trailers;
	}

	/** Each signature is over the one before it. */
	#check(kind: string, hashes: string[], claimed: string | undefined): void {
		if (!this.#signature) return;
		const { timestamp, scope, signingKey } = this.#signature;
		const signature = hmac(
			signingKey,
			[kind, timestamp, scope, this.#previous, ...hashes].join("\n"),
		).toString("hex");
		if (!equal(signature, claimed ?? ""))
			throw new S3Error("SignatureDoesNotMatch");
		this.#previous = signature;
	}

	#line(): string {
		const end = this.#raw.indexOf("\r\n", this.#at);
		if (end < 0 || end - this.#at > MOST_LINE_BYTES)
			throw new S3Error("IncompleteBody");
		const line = this.#raw.toString("latin1", this.#at, end);
		this.#at = end + 2;
		return line;
	}
}
