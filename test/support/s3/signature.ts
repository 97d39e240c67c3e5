// Signature Version 4 in the Authorization header: read, and computed again to compare.
// After "Signature Calculations for the Authorization Header" in the S3 API reference.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./s3Error.ts";
import type { Headers, S3Request } from "./s3Request.ts";

export interface S3Credentials {
	accessKeyId: string;
	secretAccessKey: string;
	/** Of temporary credentials, such as a function's: must come with each request. */
	sessionToken?: string;
}

/** What a signature is made with; a body in signed chunks goes on from it. */
export interface Signature {
	accessKeyId: string;
	/** Hexadecimal. */
	signature: string;
	signingKey: Buffer;
	/** `x-amz-date`, as in `20130524T000000Z`. */
	timestamp: string;
	/** As in `20130524/us-east-1/s3/aws4_request`. */
	scope: string;
}

const HEADER =
	/^AWS4-HMAC-SHA256 Credential=([^/,\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/s3\/aws4_request,\s?SignedHeaders=([a-z0-9;-]{1,4096}),\s?Signature=([0-9a-f]{64})$/;

/**
 * The clock is not looked at: a request may be of any date.
 * @throws S3Error AccessDenied without a signature, AuthorizationHeaderMalformed,
 * InvalidAccessKeyId, InvalidToken, SignatureDoesNotMatch.
 */
export function verifySignature(
	request: S3Request,
	callers: ReadonlyMap<string, S3Credentials>,
): Signature {
	const header = request.headers.authorization;
	if (header === undefined) throw new S3Error("AccessDenied");
	const match = HEADER.exec(header);
	if (!match) throw new S3Error("AuthorizationHeaderMalformed");
	const [, accessKeyId, day, region, names, claimed] = match as unknown as [
		string,
		string,
		string,
		string,
		string,
		string,
	];
	const caller = callers.get(accessKeyId);
	if (!caller)
		throw new S3Error("InvalidAccessKeyId", {
			details: { AWSAccessKeyId: accessKeyId },
		});
	if (request.headers["x-amz-security-token"] !== caller.sessionToken)
		throw new S3Error("InvalidToken");
	const signedHeaders = names.split(";");
	checkAllSigned(request.headers, signedHeaders);
	const { canonical, signature, signingKey, timestamp, scope } = signed(
		request,
		signedHeaders,
		caller,
		{ day, region },
	);
	if (!timestamp.startsWith(`${day}T`) || !equal(signature, claimed))
		throw new S3Error("SignatureDoesNotMatch", {
			details: { AWSAccessKeyId: accessKeyId, CanonicalRequest: canonical },
		});
	return { accessKeyId, signature, signingKey, timestamp, scope };
}

/** The Authorization header for a request as it is, made by this caller. */
export function authorizationOf(
	request: S3Request,
	caller: S3Credentials,
	region: string,
): string {
	const names = Object.keys(request.headers)
		.filter((name) => name === "host" || name.startsWith("x-amz-"))
		.sort();
	const day = (request.headers["x-amz-date"] ?? "").slice(0, 8);
	const { signature, scope } = signed(request, names, caller, { day, region });
	return `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}

function signed(
	request: S3Request,
	signedHeaders: readonly string[],
	{ secretAccessKey }: S3Credentials,
	{ day, region }: { day: string; region: string },
) {
	const timestamp = request.headers["x-amz-date"] ?? "";
	const scope = `${day}/${region}/s3/aws4_request`;
	const signingKey = [day, region, "s3", "aws4_request"].reduce<Buffer>(
		(key, part) => hmac(key, part),
		Buffer.from(`AWS4${secretAccessKey}`),
	);
	const canonical = canonicalRequest(request, signedHeaders);
	const signature = hmac(
		signingKey,
		["AWS4-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n"),
	).toString("hex");
	return { canonical, signature, signingKey, timestamp, scope };
}

export function hmac(key: Buffer, text: string): Buffer {
	return createHmac("sha256", key).update(text).digest();
}

/** Hexadecimal. */
export function sha256(bytes: string | Buffer): string {
	return createHash("sha256").update(bytes).digest("hex");
}

export function equal(a: string, b: string): boolean {
	return (
		a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
	);
}

/** The host and every header of the API must be under the signature. */
function checkAllSigned(headers: Headers, signed: readonly string[]): void {
	const unsigned = Object.keys(headers).filter(
		(name) =>
			(name === "host" || name.startsWith("x-amz-")) && !signed.includes(name),
	);
	if (unsigned.length > 0)
		throw new S3Error("AccessDenied", {
			message:
				"There were headers present in the request which were not signed",
			details: { HeadersNotSigned: unsigned.join(", ") },
		});
}

function canonicalRequest(
	{ method, target, headers }: S3Request,
	signedHeaders: readonly string[],
): string {
	const [path = "", query = ""] = target.split(/\?(.*)/s);
	return [
		method,
		path
			.split("/")
			.map((part) => encode(decodeURIComponent(part)))
			.join("/"),
		[...new URLSearchParams(query)]
			.map(([name, value]) => `${encode(name)}=${encode(value)}`)
			.sort()
			.join("&"),
		...signedHeaders.map(
			(name) =>
				`${name}:${(headers[name] ?? "").trim().replace(/ {2,}/g, " ")}`,
		),
		"",
		signedHeaders.join(";"),
		headers["x-amz-content-sha256"] ?? "",
	].join("\n");
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
