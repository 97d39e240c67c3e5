// The errors of the S3 API: code, HTTP status, message, as the XML that S3 answers with.
import { document, element } from "./xml.ts";

/** Status and message by code, from the "Error responses" page of the S3 API reference. */
const ERRORS = {
	AccessDenied: [403, "Access Denied"],
	AuthorizationHeaderMalformed: [
		400,
		"The authorization header that you provided is not valid.",
	],
	BadDigest: [
		400,
		"The Content-MD5 or checksum value that you specified did not match what the server received.",
	],
	BucketAlreadyOwnedByYou: [
		409,
		"Your previous request to create the named bucket succeeded and you already own it.",
	],
	BucketNotEmpty: [409, "The bucket you tried to delete is not empty."],
	ConditionalRequestConflict: [
		409,
		"The conditional request cannot succeed due to a conflicting operation against this resource.",
	],
	EntityTooLarge: [
		400,
		"Your proposed upload exceeds the maximum allowed size.",
	],
	IncompleteBody: [
		400,
		"You did not provide the number of bytes specified by the Content-Length HTTP header.",
	],
	InternalError: [500, "We encountered an internal error. Please try again."],
	InvalidAccessKeyId: [
		403,
		"The AWS Access Key Id you provided does not exist in our records.",
	],
	InvalidArgument: [400, "Invalid Argument"],
	InvalidBucketName: [400, "The specified bucket is not valid."],
	InvalidDigest: [400, "The Content-MD5 you specified is not valid."],
	InvalidRange: [416, "The requested range is not satisfiable."],
	InvalidRequest: [400, "Invalid Request"],
	InvalidURI: [400, "Couldn't parse the specified URI."],
	InvalidToken: [400, "The provided token is malformed or otherwise invalid."],
	KeyTooLongError: [400, "Your key is too long."],
	MalformedTrailerError: [
		400,
		"The request contained trailing data that was not well-formed or did not conform to our published schema.",
	],
	MalformedXML: [
		400,
		"The XML you provided was not well-formed or did not validate against our published schema.",
	],
	MetadataTooLarge: [
		400,
		"Your metadata headers exceed the maximum allowed metadata size.",
	],
	MethodNotAllowed: [
		405,
		"The specified method is not allowed against this resource.",
	],
	MissingContentLength: [
		411,
		"You must provide the Content-Length HTTP header.",
	],
	NoSuchBucket: [404, "The specified bucket does not exist."],
	NoSuchKey: [404, "The specified key does not exist."],
	NoSuchVersion: [404, "The specified version does not exist."],
	NotImplemented: [
		501,
		"A header or parameter you provided implies functionality that is not implemented.",
	],
	PreconditionFailed: [
		412,
		"At least one of the pre-conditions you specified did not hold.",
	],
	SignatureDoesNotMatch: [
		403,
		"The request signature we calculated does not match the signature you provided. Check your key and signing method.",
	],
	SlowDown: [503, "Please reduce your request rate."],
	XAmzContentSHA256Mismatch: [
		400,
		"The provided 'x-amz-content-sha256' header does not match what was computed.",
	],
} as const satisfies Record<string, readonly [number, string]>;

export type S3ErrorCode = keyof typeof ERRORS;

/** Thrown inside the server; becomes the reply. */
export class S3Error extends Error {
	readonly code: S3ErrorCode;
	readonly status: number;
	/** Further elements of the reply, such as `Condition` or `ArgumentName`. */
	readonly details: Readonly<Record<string, string>>;
	/** Headers of the reply, such as `x-amz-delete-marker`. */
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		code: S3ErrorCode,
		more: {
			message?: string;
			details?: Record<string, string>;
			headers?: Record<string, string>;
		} = {},
	) {
		super(more.message ?? ERRORS[code][1]);
		this.code = code;
		this.status = ERRORS[code][0];
		this.details = more.details ?? {};
		this.headers = more.headers ?? {};
	}

	/** The body of the reply; a reply to HEAD has none. */
	toXml(requestId: string): string {
		return document(
			element("Error", [
				element("Code", this.code),
				element("Message", this.message),
				...Object.entries(this.details).map(([name, value]) =>
					element(name, value),
				),
				element("RequestId", requestId),
				element("HostId", "s3-test-server"),
			]),
		);
	}
}
